package org.causality.propagation.causal;

import java.util.ArrayDeque;
import java.util.Objects;
import org.causality.model.message.EquivocationEvidence;
import org.causality.model.message.MessageId;
import org.causality.model.reason.CausalReason;
import org.causality.model.wire.FeedMuted;

/**
 * Gives verdicts on times as soon as everything a message names is judged, and draws the consequences: the clock and the
 * heads move, or a feed becomes void from the message on.
 */
final class Judgement {

    private final Turn turn;
    private final Graph graph;
    private final Feeds feeds;
    private final Frontier frontier;
    private final Delivery delivery;
    private final DraftQueue drafts;
    private final Accusations accusations;
    private final ArrayDeque<Node> ready = new ArrayDeque<>();

    Judgement(
            Turn turn,
            Graph graph,
            Feeds feeds,
            Frontier frontier,
            Delivery delivery,
            DraftQueue drafts,
            Accusations accusations) {
        this.turn = turn;
        this.graph = graph;
        this.feeds = feeds;
        this.frontier = frontier;
        this.delivery = delivery;
        this.drafts = drafts;
        this.accusations = accusations;
    }

    /** Puts a message at its place in its feed; a place that is taken is equivocation. */
    void place(Node node, Feed feed) {
        Node earlier = feed.place(node);
        Arrival arrival = node.arrival;
        if (earlier != null && arrival != null && !feed.isVoidAt(node.sequence)) {
            accusations.met(earlier, arrival.signed);
            muteFrom(node, feed, CausalReason.EQUIVOCATION);
        }
    }

    /** Believes the proofs that were heard, once their feeds are known; forks seen here come to the same. */
    void believeProofs() {
        for (EquivocationEvidence proof : accusations.takeDue(feeds)) {
            Feed feed = feeds.of(proof.feed());
            if (!feed.isVoidAt(proof.sequence())) {
                mute(
                        feed,
                        proof.first().id(),
                        proof.sequence(),
                        CausalReason.EQUIVOCATION,
                        proof.first().header().type());
            }
        }
    }

    /** The verdict is known from the log; whose verdict waited for it is told by the log as well. */
    void restored(Node node) {
        node.takeAwaitingVerdict().forEach(waiting -> waiting.namedUnjudged--);
        if (node.verdict == TimeVerdict.TRUE) {
            frontier.verified(node);
            feeds.verified(node);
        }
    }

    /** Judges a message if it can be, and all that waited for its verdict. */
    void judge(Node first) {
        for (Node node = first; node != null; node = ready.poll()) {
            Arrival arrival = node.arrival;
            if (arrival != null && !node.isJudged() && node.namedUnjudged == 0) {
                graph.judge(node, arrival);
                turn.changed(node);
                for (Node waiting : node.takeAwaitingVerdict()) {
                    waiting.namedUnjudged--;
                    ready.add(waiting);
                }
                judged(node);
            }
        }
    }

    private void judged(Node node) {
        Feed feed = Objects.requireNonNull(node.feed);
        switch (node.verdict) {
            case TRUE -> {
                frontier.verified(node);
                feeds.verified(node);
            }
            case FALSE -> muteFrom(node, feed, CausalReason.FALSE_TIME);
            case BROKEN -> muteFrom(node, feed, CausalReason.FEED_BROKEN);
            case AFTER_BREACH, UNJUDGED -> {}
        }
        drafts.wake(node.id);
        delivery.settle(node);
    }

    /** Nothing happens when the feed was void from there already. */
    private void muteFrom(Node first, Feed feed, CausalReason reason) {
        if (!feed.isVoidAt(first.sequence)) {
            Arrival arrival = Objects.requireNonNull(first.arrival);
            mute(feed, first.id, first.sequence, reason, arrival.signed.header().type());
        }
    }

    private void mute(Feed feed, MessageId first, long sequence, CausalReason reason, int type) {
        var newlyVoid = feed.voidFrom(sequence);
        delivery.mute(new FeedMuted(feed.key, first, sequence, reason.code()), reason, type);
        for (Node node : newlyVoid) {
            if (node.verdict == TimeVerdict.TRUE) {
                frontier.voided(node);
            }
            drafts.wake(node.id);
            delivery.settle(node);
        }
    }
}
