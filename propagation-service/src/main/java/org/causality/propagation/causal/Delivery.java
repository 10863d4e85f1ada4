package org.causality.propagation.causal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.causality.model.codec.Bytes;
import org.causality.model.message.Header;
import org.causality.model.message.MessageId;
import org.causality.model.message.PriorityClass;
import org.causality.model.reason.CausalReason;
import org.causality.model.wire.FeedMuted;

/**
 * Delivers each message after the dependencies it declares, and never waits for anything else (but a verdict, where the
 * claimed time is absurdly far ahead).
 *
 * <p>A message is <em>settled</em> when it was delivered or is known never to be: a type this build does not know, or an
 * operator's claim in a void feed, which is withdrawn, or a message below the settled floor whose body never came. Dependents wait for settling, so that they end the same whether a
 * claim was delivered before its feed was muted or not. What a user signed is delivered from a void feed, too. Only what is
 * wanted is settled ({@link Wants}).
 */
final class Delivery {

    private final Turn turn;
    private final HoldBack holdBack;
    private final FetchPlan fetches;
    private final DraftQueue drafts;
    private final Set<Node> farAhead = new LinkedHashSet<>();
    private final ArrayDeque<Node> ready = new ArrayDeque<>();
    private long delivered;
    private long settledUpTo;

    Delivery(Turn turn, HoldBack holdBack, FetchPlan fetches, DraftQueue drafts) {
        this.turn = turn;
        this.holdBack = holdBack;
        this.fetches = fetches;
        this.drafts = drafts;
    }

    /** Settles a message if it can be, and all that waited for it. */
    void settle(Node first) {
        for (Node node = first; node != null; node = ready.poll()) {
            if (node.wanted && !node.settled && node.isKnown() && node.dependenciesUnsettled == 0 && trySettle(node)) {
                wakeDependents(node);
            }
        }
    }

    private void wakeDependents(Node node) {
        node.settled = true;
        if (!farAhead.isEmpty()) {
            farAhead.remove(node);
        }
        turn.changed(node);
        drafts.wake(node.id);
        for (Node waiting : node.takeAwaitingSettled()) {
            waiting.dependenciesUnsettled--;
            ready.add(waiting);
        }
    }

    private boolean trySettle(Node node) {
        Arrival arrival = node.arrival;
        return arrival == null ? trySettleAlone(node) : trySettle(node, arrival);
    }

    /** Only its place in the graph is in memory: when its body comes, so does its header. */
    private boolean trySettleAlone(Node node) {
        if (lacksBody(node)) {
            fetches.want(
                    node.id,
                    "",
                    Objects.requireNonNull(node.feed),
                    Objects.requireNonNull(node.type).defaultClass(),
                    turn.nowMillis());
            return false;
        }
        var _ = fetches.landed(node.id);
        return true;
    }

    /** Its body is neither kept nor asked for any more. */
    private boolean settleWithout(Node node, Arrival arrival) {
        var _ = holdBack.release(arrival);
        var _ = fetches.landed(node.id);
        return true;
    }

    /** Whether it cannot be settled without its body. */
    private boolean lacksBody(Node node) {
        return node.type != null && !isWithdrawn(node) && !isSettledTime(node);
    }

    private static boolean isWithdrawn(Node node) {
        return node.isVoid() && !node.userWord;
    }

    private boolean trySettle(Node node, Arrival arrival) {
        if (arrival.type == null) {
            return settleWithout(node, arrival);
        }
        if (isWithdrawn(node)) {
            turn.count(CausalReason.FEED_VOID, arrival);
            return settleWithout(node, arrival);
        }
        Bytes payload = arrival.payload;
        if (payload == null && isSettledTime(node)) {
            turn.count(CausalReason.BELOW_FLOOR, arrival);
            return settleWithout(node, arrival);
        }
        if (payload == null) {
            want(node.id, node, arrival);
            return false;
        }
        if (arrival.farAhead && !node.isJudged()) {
            return false;
        }
        deliver(arrival, payload);
        return true;
    }

    private void deliver(Arrival arrival, Bytes payload) {
        HoldBack.Held held = holdBack.release(arrival);
        delivered++;
        arrival.deliverySequence = delivered;
        arrival.deliveredMillis = turn.nowMillis();
        arrival.heldBackMillis = held == null ? -1 : turn.nowMillis() - held.sinceMillis();
        turn.add(new Output.Deliver(
                delivered,
                arrival.signed,
                payload,
                arrival.priority,
                arrival.draftId,
                arrival.receivedMillis,
                arrival.heldBackMillis));
    }

    /** Keeps the body of a message that could not be settled; what has to leave for it is dropped. */
    void hold(Node node, Feed feed, Arrival arrival, Bytes payload) {
        if (arrival.farAhead) {
            farAhead.add(node);
        }
        holdBack.hold(node, feed, arrival, payload.size(), turn.nowMillis())
                .forEach(gone -> drop(gone, CausalReason.HOLD_BACK_FULL));
    }

    /** Drops what waited too long, and looks again at what was too far ahead. */
    void tick(long clock, long ticksAheadMax) {
        holdBack.expire(turn.nowMillis()).forEach(gone -> drop(gone, CausalReason.HOLD_BACK_EXPIRED));
        for (Node node : new ArrayList<>(farAhead)) {
            Arrival arrival = node.arrival;
            if (arrival != null && !isFarAhead(arrival.signed.header(), clock, ticksAheadMax)) {
                arrival.farAhead = false;
                farAhead.remove(node);
                settle(node);
            }
        }
    }

    static boolean isFarAhead(Header header, long clock, long ticksAheadMax) {
        return Long.compareUnsigned(header.time().value(), clock + ticksAheadMax) > 0;
    }

    /**
     * The header stays in the graph, so the body is asked for again when the dependencies have landed. Gossip is not told to
     * let it come again before: peers who still have it would announce it, what came again would push out the next one, and
     * a few dozen orphans of one key would go round for ever.
     */
    private void drop(Node node, CausalReason reason) {
        farAhead.remove(node);
        Arrival arrival = node.arrival;
        if (arrival != null) {
            arrival.payload = null;
            arrival.dropped = true;
            turn.count(reason, arrival);
        }
    }

    /** Its body is wanted from now on: asked for at once, unless it is settled without. */
    void need(Node node, String peer, Feed feed, PriorityClass priority) {
        if (lacksBody(node)) {
            fetches.want(node.id, peer, feed, priority, turn.nowMillis());
        }
        settle(node);
    }

    /** Its body is not wanted any more, and it waits for nothing. */
    void letGo(Node node) {
        node.dependenciesUnsettled = 0;
        farAhead.remove(node);
        Arrival arrival = node.arrival;
        if (arrival != null) {
            var _ = holdBack.release(arrival);
            arrival.payload = null;
            node.arrival = node.isJudged() ? null : arrival;
        }
    }

    /** Memory forgot the header: nothing of it stays. */
    void forget(Node node) {
        Arrival arrival = node.arrival;
        if (arrival != null) {
            farAhead.remove(node);
            var _ = holdBack.release(arrival);
            node.arrival = null;
        }
    }

    /** Asks for what a message names and is not here; a dependency inherits the class of what waits for it. */
    void wantMissing(Node node, Arrival arrival) {
        for (Node name : node.named) {
            if (!name.isKnown()) {
                want(name.id, node, arrival);
            }
        }
    }

    void wantAll(List<MessageId> ids, Node waiting, Arrival arrival) {
        ids.forEach(id -> want(id, waiting, arrival));
    }

    private void want(MessageId id, Node waiting, Arrival arrival) {
        Feed feed = Objects.requireNonNull(waiting.feed);
        fetches.want(id, arrival.peer, feed, arrival.priority, turn.nowMillis());
    }

    /** @param type the code of the message's type that the feed is void from */
    void mute(FeedMuted muted, CausalReason reason, int type) {
        delivered++;
        turn.add(new Output.Mute(delivered, muted));
        turn.count(reason, type);
    }

    /** A message of the log that was delivered by an earlier start. */
    void restored(Node node, long deliverySequence) {
        delivered = Math.max(delivered, deliverySequence);
        wakeDependents(node);
        Node waiting = ready.poll();
        if (waiting != null) {
            settle(waiting);
        }
    }

    /** @param waiting what was not settled so far */
    void settledUpTo(long floor, List<Node> waiting) {
        if (Long.compareUnsigned(floor, settledUpTo) > 0) {
            settledUpTo = floor;
            waiting.forEach(this::settle);
        }
    }

    long settledUpTo() {
        return settledUpTo;
    }

    /** Whether a judged message lies at or below the settled floor. */
    boolean isSettledTime(Node node) {
        return node.isJudged() && Long.compareUnsigned(node.computed, settledUpTo) <= 0;
    }

    /** The sequence goes on though nothing came; not when something came that the asker does not know yet. */
    void tickAfter(long sequence) {
        if (sequence == delivered) {
            delivered++;
            turn.add(new Output.Ticked(delivered));
        }
    }

    /** A record of an earlier start. */
    void restored(long deliverySequence) {
        delivered = Math.max(delivered, deliverySequence);
    }

    long delivered() {
        return delivered;
    }
}
