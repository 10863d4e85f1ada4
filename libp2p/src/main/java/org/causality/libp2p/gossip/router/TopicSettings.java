package org.causality.libp2p.gossip.router;

/**
 * What all peers of a topic agree on, and how we carry it.
 *
 * @param policy whether messages are signed on the gossip layer
 * @param ids how messages are named
 * @param lane where its messages queue on their way out; not CONTROL
 * @param messageBytesMax longest message, all fields included, that is taken or published
 */
public record TopicSettings(SignaturePolicy policy, MessageIdFunction ids, Lane lane, int messageBytesMax) {
    /** Leaves room in a frame of 64 KiB for the heads around a message. */
    public static final int MESSAGE_BYTES_MAX = 65_536 - 64;

    /** Refuses the control lane. */
    public TopicSettings {
        if (lane == Lane.CONTROL) {
            throw new IllegalArgumentException("messages do not travel in the control lane");
        }
    }

    /** Signed messages, named by author and sequence number: the specification's default. */
    public static TopicSettings strictSign() {
        return new TopicSettings(
                SignaturePolicy.STRICT_SIGN, MessageIdFunction.authorAndSequence(), Lane.NORMAL, MESSAGE_BYTES_MAX);
    }

    /** Messages without author, named by their content. */
    public static TopicSettings strictNoSign(MessageIdFunction.ContentId contentId) {
        return new TopicSettings(
                SignaturePolicy.STRICT_NO_SIGN, MessageIdFunction.ofContent(contentId), Lane.NORMAL, MESSAGE_BYTES_MAX);
    }

    /** The same with another message id function. */
    public TopicSettings withIds(MessageIdFunction otherIds) {
        return new TopicSettings(policy, otherIds, lane, messageBytesMax);
    }

    /** The same in another lane. */
    public TopicSettings withLane(Lane otherLane) {
        return new TopicSettings(policy, ids, otherLane, messageBytesMax);
    }

    /** The same with another length. */
    public TopicSettings withMessageBytesMax(int bytesMax) {
        return new TopicSettings(policy, ids, lane, bytesMax);
    }
}
