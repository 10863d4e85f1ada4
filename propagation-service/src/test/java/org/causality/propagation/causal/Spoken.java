package org.causality.propagation.causal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.codec.DomainTag;
import org.causality.model.key.PublicKey;
import org.causality.model.key.Signature;
import org.causality.model.message.Envelope;
import org.causality.model.message.Header;
import org.causality.model.message.LamportTime;
import org.causality.model.message.MessageId;
import org.causality.model.message.MessageType;
import org.causality.model.message.PriorityClass;
import org.causality.model.message.SignedHeader;
import org.causality.model.network.NetworkId;
import org.causality.propagation.message.Drafts;
import org.jspecify.annotations.Nullable;

/** Says anything, true or false, in anybody's name. Unsigned: signatures are the edge's to check, never the core's. */
public final class Spoken {

    private static final Signature UNSIGNED = new Signature(Bytes.wrap(new byte[Signature.SIZE]));

    private final PublicKey sender;
    private int type = MessageType.USER_ORDER_CANCELLATION.code();
    private long time = 1;
    private long sequence;
    private @Nullable MessageId previous;
    private Collection<MessageId> parents = List.of();
    private Collection<MessageId> dependencies = List.of();
    private int shard;
    private Bytes payload;

    public Spoken(PublicKey sender, long number) {
        this.sender = sender;
        this.payload = Drafts.payload(number).encode();
    }

    public Spoken type(int code) {
        type = code;
        return this;
    }

    public Spoken payload(Bytes bytes) {
        payload = bytes;
        return this;
    }

    public Spoken time(long claimed) {
        time = claimed;
        return this;
    }

    public Spoken after(@Nullable MessageId before, long place) {
        previous = before;
        sequence = place;
        return this;
    }

    public Spoken parents(Collection<MessageId> ids) {
        parents = ids;
        return this;
    }

    public Spoken needs(Collection<MessageId> ids) {
        dependencies = ids;
        return this;
    }

    public Spoken shard(int number) {
        shard = number;
        return this;
    }

    public Envelope envelope() {
        Header header = new Header(
                new NetworkId("test"),
                Header.VERSION,
                type,
                new LamportTime(time),
                previous,
                sequence,
                new ArrayList<>(new TreeSet<>(parents)),
                new ArrayList<>(new TreeSet<>(dependencies)),
                List.of(),
                shard,
                sender,
                Envelope.digest(payload),
                payload.size());
        Bytes encoded = header.encode();
        return new Envelope(
                new SignedHeader(header, encoded, new MessageId(DomainTag.HEADER.hash(encoded)), UNSIGNED), payload);
    }

    static Input received(Envelope envelope) {
        return Input.Received.of(envelope, "p1", PriorityClass.MEDIUM, 1);
    }

    static Input headerOnly(Envelope envelope) {
        return new Input.Received(envelope.signed(), null, "p1", PriorityClass.MEDIUM, 1);
    }

    /** A key nobody can sign with. */
    static PublicKey key(int number) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) number);
        return new PublicKey(Bytes32.of(bytes));
    }
}
