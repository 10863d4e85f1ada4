package org.causality.libp2p.gossip.router;

import org.causality.libp2p.gossip.score.TopicScore;

/**
 * What all peers of a topic agree on, and how we carry it.
 *
 * @param policy whether messages are signed on the gossip layer
 * @param ids how messages are named
 * @param lane where its messages queue on their way out; not CONTROL
 * @param messageBytesMax longest message, all fields included, that is taken or published
 * @param score what peers earn and forfeit on it
 */
public record TopicSettings(
        SignaturePolicy policy, MessageIdFunction ids, Lane lane, int messageBytesMax, TopicScore score) {
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
                SignaturePolicy.STRICT_SIGN,
                MessageIdFunction.authorAndSequence(),
                Lane.NORMAL,
                MESSAGE_BYTES_MAX,
                TopicScore.defaults());
    }

    /** Messages without author, named by their content. */
    public static TopicSettings strictNoSign(MessageIdFunction.ContentId contentId) {
        return new TopicSettings(
                SignaturePolicy.STRICT_NO_SIGN,
                MessageIdFunction.ofContent(contentId),
                Lane.NORMAL,
                MESSAGE_BYTES_MAX,
                TopicScore.defaults());
    }

    /** The same with another message id function. */
    public TopicSettings withIds(MessageIdFunction otherIds) {
        return new TopicSettings(policy, otherIds, lane, messageBytesMax, score);
    }

    /** The same in another lane. */
    public TopicSettings withLane(Lane otherLane) {
        return new TopicSettings(policy, ids, otherLane, messageBytesMax, score);
    }

    /** The same with another length. */
    public TopicSettings withMessageBytesMax(int bytesMax) {
        return new TopicSettings(policy, ids, lane, bytesMax, score);
    }

    /** The same with other score parameters. */
    public TopicSettings withScore(TopicScore otherScore) {
        return new TopicSettings(policy, ids, lane, messageBytesMax, otherScore);
    }
}
