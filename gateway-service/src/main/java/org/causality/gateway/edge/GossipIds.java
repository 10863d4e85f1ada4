package org.causality.gateway.edge;

import java.util.Arrays;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.CanonicalReader;
import org.causality.model.codec.Decoded;
import org.causality.model.codec.DomainTag;
import org.causality.model.message.Envelope;
import org.causality.model.message.Header;
import org.causality.model.message.MessageId;

/**
 * The gossip id of a frame, before anything about it is known: made from the envelope id, so that copies of one message are one
 * whatever their signature bytes say. Total: bytes that are no message have an id too, from what they are.
 */
public final class GossipIds {

    /** First 20 bytes of a SHA-256. */
    public static final int SIZE = 20;

    private Bytes header = Bytes.EMPTY;

    private GossipIds() {}

    public static Bytes of(String topic, Bytes frame) {
        GossipIds glance = new GossipIds();
        // Only the first field is read; that others follow it does not matter here.
        var _ = Decoded.of(frame, glance::readHeader);
        return glance.header.isEmpty()
                ? ofRubbish(topic, frame)
                : Envelope.gossipId(topic, new MessageId(DomainTag.HEADER.hash(glance.header)));
    }

    private Bytes readHeader(CanonicalReader in) {
        header = in.bytes(1, Header.SIZE_MAX);
        return header;
    }

    private static Bytes ofRubbish(String topic, Bytes frame) {
        var sha256 = DomainTag.sha256();
        sha256.update(Bytes.ascii(topic).unsafeArray());
        sha256.update(frame.unsafeArray());
        return Bytes.wrap(Arrays.copyOf(sha256.digest(), SIZE));
    }
}
