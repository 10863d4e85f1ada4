package org.causality.model.wire;

import org.causality.model.codec.Bytes;
import org.causality.model.codec.CanonicalWriter;
import org.causality.model.codec.Decoded;
import org.causality.model.key.PublicKey;
import org.causality.model.message.MessageId;

/**
 * The core's own record in {@code delivered} (content {@code FEED_MUTED}): from this place on a feed is void.
 *
 * @param key the FEED sub-key
 * @param first the message that broke the feed
 * @param sequence its place in the feed; this one and all later are void
 * @param reason code of the {@code CausalReason}: FALSE_TIME or EQUIVOCATION
 */
public record FeedMuted(PublicKey key, MessageId first, long sequence, String reason) {

    public static final String CONTENT = "FEED_MUTED";

    public Bytes encode() {
        return new CanonicalWriter()
                .bytes32(1, key.value())
                .bytes32(2, first.value())
                .uint(3, sequence)
                .text(4, reason)
                .toBytes();
    }

    public static Decoded<FeedMuted> decode(Bytes bytes) {
        return Decoded.of(
                bytes,
                in -> new FeedMuted(
                        new PublicKey(in.bytes32(1)), new MessageId(in.bytes32(2)), in.uint(3), in.text(4, 64)));
    }
}
