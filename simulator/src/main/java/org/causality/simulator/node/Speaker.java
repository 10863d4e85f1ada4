package org.causality.simulator.node;

import java.util.List;
import org.causality.model.codec.Bytes;
import org.causality.model.key.SigningKey;
import org.causality.model.message.Envelope;
import org.causality.model.message.Header;
import org.causality.model.message.LamportTime;
import org.causality.model.message.MessageId;
import org.causality.model.message.MessageType;
import org.causality.model.message.Payload;
import org.causality.model.message.SignedHeader;
import org.jspecify.annotations.Nullable;

/** Signs any header: what is said where no causal core runs, and what liars say beside theirs. */
record Speaker(SigningKey key) {
    Envelope say(
            Payload payload, @Nullable MessageId previous, long sequence, long time, List<MessageId> dependencies) {
        Bytes body = payload.encode();
        Header header = new Header(
                World.NETWORK,
                Header.VERSION,
                MessageType.USER_ORDER_CANCELLATION.code(),
                new LamportTime(time),
                previous,
                sequence,
                List.of(),
                dependencies,
                List.of(),
                0,
                key.publicKey(),
                Envelope.digest(body),
                body.size());
        return new Envelope(SignedHeader.sign(header, key), body);
    }
}
