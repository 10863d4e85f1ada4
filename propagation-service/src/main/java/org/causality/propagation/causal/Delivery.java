package org.causality.propagation.causal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.causality.model.codec.Bytes;
import org.causality.model.key.PublicKey;
import org.causality.model.message.Header;
import org.causality.model.message.MessageId;
import org.causality.model.reason.CausalReason;
import org.causality.model.wire.FeedMuted;
import org.causality.model.wire.WireCommand;
import org.jspecify.annotations.Nullable;

/**
 * Delivers each message after the dependencies it declares, and never waits for anything else (but a verdict, where the
 * claimed time is absurdly far ahead).
 *
 * <p>A message is <em>settled</em> when it was delivered or is known never to be: a type this build does not know, or an
 * operator's claim in a void feed, which is withdrawn. Dependents wait for settling, so that they end the same whether a
 * claim was delivered before its feed was muted or not. What a user signed is delivered from a void feed, too.
 */
final class Delivery {

    private final Turn turn;
    private final HoldBack holdBack;
    private final FetchPlan fetches;
    private final DraftQueue drafts;
    private final Set<Node> farAhead = new LinkedHashSet<>();
    private long delivered;

    Delivery(Turn turn, HoldBack holdBack, FetchPlan fetches, DraftQueue drafts) {
        this.turn = turn;
        this.holdBack = holdBack;
        this.fetches = fetches;
        this.drafts = drafts;
    }

    /** Settles a message if it can be, and all that waited for it. */
    void settle(Node first) {
        ArrayDeque<Node> ready = new ArrayDeque<>();
        ready.add(first);
        while (!ready.isEmpty()) {
            Node node = ready.remove();
            Arrival arrival = node.arrival;
            if (arrival != null && !node.settled && node.dependenciesUnsettled == 0 && trySettle(node, arrival)) {
                wakeDependents(node, ready);
            }
        }
    }

    private void wakeDependents(Node node, ArrayDeque<Node> ready) {
        node.settled = true;
        turn.changed(node);
        drafts.wake(node.id);
        for (Node waiting : node.takeAwaitingSettled()) {
            waiting.dependenciesUnsettled--;
            ready.add(waiting);
        }
    }

    private boolean trySettle(Node node, Arrival arrival) {
        if (arrival.type == null) {
            forget(node);
            return true;
        }
        if (node.isVoid() && !node.userWord) {
            turn.count(CausalReason.FEED_VOID, arrival);
            forget(node);
            return true;
        }
        Bytes payload = arrival.payload;
        if (payload == null) {
            want(node.id, arrival);
            return false;
        }
        if (arrival.farAhead && !node.isJudged()) {
            return false;
        }
        deliver(node, arrival, payload);
        return true;
    }

    private void deliver(Node node, Arrival arrival, Bytes payload) {
        HoldBack.Held held = release(node);
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

    private HoldBack.@Nullable Held release(Node node) {
        farAhead.remove(node);
        return holdBack.release(node);
    }

    /** Keeps the body of a message that could not be settled; what has to leave for it is dropped. */
    void hold(Node node, Arrival arrival, Bytes payload) {
        if (arrival.farAhead) {
            farAhead.add(node);
        }
        holdBack.hold(node, arrival, payload.size(), turn.nowMillis())
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

    /** The header stays in the graph, so the body is asked for again when the dependencies have landed. */
    private void drop(Node node, CausalReason reason) {
        farAhead.remove(node);
        Arrival arrival = node.arrival;
        if (arrival != null) {
            arrival.payload = null;
            arrival.dropped = true;
            turn.count(reason, arrival);
            turn.add(new Output.Wire(new WireCommand.Forget(List.of(node.id))));
        }
    }

    /** Memory forgot the header: nothing of it stays. */
    void forget(Node node) {
        var _ = release(node);
    }

    /** Asks for what a message names and is not here; a dependency inherits the class of what waits for it. */
    void wantMissing(Node node, Arrival arrival) {
        for (Node name : node.named) {
            if (!name.isKnown()) {
                want(name.id, arrival);
            }
        }
    }

    private void want(MessageId id, Arrival arrival) {
        PublicKey key = arrival.signed.header().sender();
        fetches.want(id, arrival.peer, key, arrival.priority, turn.nowMillis());
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
        ArrayDeque<Node> ready = new ArrayDeque<>();
        wakeDependents(node, ready);
        ready.forEach(this::settle);
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
