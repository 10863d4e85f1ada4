package org.causality.libp2p.gossip.router;

import org.causality.libp2p.gossip.score.TopicScore;

/**
 * What all peers of a topic agree on, and how we carry it.
 *
 * @param policy whether messages are signed on the gossip layer
 * @param ids how messages are named
 * @param binding what the ids say about the bytes behind them
 * @param lane where others' messages queue on their way out: NORMAL or URGENT; our own are always URGENT
 * @param messageBytesMax longest message, all fields included, that is taken or published
 * @param partial whether messages travel in parts between those who can; then the application publishes parts too, for
 *     peers who want parts get no whole messages
 * @param score what peers earn and forfeit on it
 */
public record TopicSettings(
        SignaturePolicy policy,
        MessageIdFunction ids,
        IdBinding binding,
        Lane lane,
        int messageBytesMax,
        PartialMode partial,
        TopicScore score) {
    /** Leaves room in a frame of 64 KiB for the heads around a message. */
    public static final int MESSAGE_BYTES_MAX = 65_536 - 64;

    /** Refuses the lanes for control, and a binding to an author who signs nothing. */
    public TopicSettings {
        if (lane == Lane.CONTROL || lane == Lane.GOSSIP) {
            throw new IllegalArgumentException("messages do not travel in the lane " + lane);
        }
        if (binding == IdBinding.AUTHOR && policy != SignaturePolicy.STRICT_SIGN) {
            throw new IllegalArgumentException("ids are bound to an author only where messages are signed");
        }
    }

    /** Signed messages, named by author and sequence number: the specification's default. */
    public static TopicSettings strictSign() {
        return new TopicSettings(
                SignaturePolicy.STRICT_SIGN,
                MessageIdFunction.authorAndSequence(),
                IdBinding.AUTHOR,
                Lane.NORMAL,
                MESSAGE_BYTES_MAX,
                PartialMode.NONE,
                TopicScore.defaults());
    }

    /** Messages without author, named by their content, or a part of it: say by the binding if by all of it. */
    public static TopicSettings strictNoSign(MessageIdFunction.ContentId contentId) {
        return new TopicSettings(
                SignaturePolicy.STRICT_NO_SIGN,
                MessageIdFunction.ofContent(contentId),
                IdBinding.NOTHING,
                Lane.NORMAL,
                MESSAGE_BYTES_MAX,
                PartialMode.NONE,
                TopicScore.defaults());
    }

    /** The same with another message id function, of which nothing is known. */
    public TopicSettings withIds(MessageIdFunction otherIds) {
        return new TopicSettings(policy, otherIds, IdBinding.NOTHING, lane, messageBytesMax, partial, score);
    }

    /** The same with another promise about the ids. */
    public TopicSettings withBinding(IdBinding otherBinding) {
        return new TopicSettings(policy, ids, otherBinding, lane, messageBytesMax, partial, score);
    }

    /** The same in another lane. */
    public TopicSettings withLane(Lane otherLane) {
        return new TopicSettings(policy, ids, binding, otherLane, messageBytesMax, partial, score);
    }

    /** The same with another length. */
    public TopicSettings withMessageBytesMax(int bytesMax) {
        return new TopicSettings(policy, ids, binding, lane, bytesMax, partial, score);
    }

    /** The same with other score parameters. */
    public TopicSettings withScore(TopicScore otherScore) {
        return new TopicSettings(policy, ids, binding, lane, messageBytesMax, partial, otherScore);
    }

    /** The same with or without parts of messages. */
    public TopicSettings withPartial(PartialMode otherPartial) {
        return new TopicSettings(policy, ids, binding, lane, messageBytesMax, otherPartial, score);
    }
}
