package org.causality.propagation.causal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The bodies of messages that cannot be delivered yet. One flooder pushes out only what is its own: whoever is over a
 * bound of its own loses its oldest, and when the whole is full the largest consumer loses its oldest.
 */
final class HoldBack {

    /** What a held body takes beside its bytes. */
    private static final int ENTRY_BYTES = 512;

    static final class Held {
        private final Node node;
        private final Arrival arrival;
        private final Consumer ofPeer;
        private final Consumer ofFeed;
        private final int bytes;
        private final long sinceMillis;
        private boolean released;

        Held(Node node, Arrival arrival, Consumer ofPeer, Consumer ofFeed, int bytes, long sinceMillis) {
            this.node = node;
            this.arrival = arrival;
            this.ofPeer = ofPeer;
            this.ofFeed = ofFeed;
            this.bytes = bytes;
            this.sinceMillis = sinceMillis;
        }

        long sinceMillis() {
            return sinceMillis;
        }
    }

    /** What one connection, one feed or everybody has in here. Released ones leave the queue when they come up. */
    static final class Consumer {
        private static final int RELEASED_MAX = 64;

        private final ArrayDeque<Held> oldestFirst = new ArrayDeque<>(2);
        private int count;
        private long bytes;

        private void add(Held held) {
            oldestFirst.addLast(held);
            count++;
            bytes += held.bytes;
        }

        private void released(Held held) {
            count--;
            bytes -= held.bytes;
            if (oldestFirst.size() > 2 * count + RELEASED_MAX) {
                oldestFirst.removeIf(one -> one.released);
            }
        }

        private @Nullable Held oldest() {
            Held first = oldestFirst.peekFirst();
            while (first != null && first.released) {
                oldestFirst.removeFirst();
                first = oldestFirst.peekFirst();
            }
            return first;
        }
    }

    private final Consumer all = new Consumer();
    private final Map<String, Consumer> byPeer = new HashMap<>();
    private final CausalLimits limits;

    HoldBack(CausalLimits limits) {
        this.limits = limits;
    }

    /** Takes a body in; answers who had to leave for it. */
    List<Node> hold(Node node, Feed feed, Arrival arrival, int payloadBytes, long nowMillis) {
        int size = payloadBytes + arrival.signed.encoded().size() + ENTRY_BYTES;
        Consumer ofFeed = feed.heldBack == null ? new Consumer() : feed.heldBack;
        feed.heldBack = ofFeed;
        List<Node> gone = makeRoom(arrival.peer, ofFeed, size);
        Consumer ofPeer = byPeer.computeIfAbsent(arrival.peer, _ -> new Consumer());
        Held held = new Held(node, arrival, ofPeer, ofFeed, size, nowMillis);
        arrival.held = held;
        all.add(held);
        ofPeer.add(held);
        ofFeed.add(held);
        return gone;
    }

    private List<Node> makeRoom(String peer, Consumer ofFeed, int size) {
        List<Node> gone = List.of();
        Consumer ofPeer = byPeer.get(peer);
        while (ofPeer != null
                && ofPeer.count > 0
                && (ofPeer.count >= limits.heldPerPeerMax() || ofPeer.bytes + size > limits.heldPerPeerBytesMax())) {
            gone = evict(ofPeer, gone);
        }
        while (ofFeed.count > 0 && ofFeed.count >= limits.heldPerKeyMax()) {
            gone = evict(ofFeed, gone);
        }
        while (all.count > 0 && (all.count >= limits.heldMax() || all.bytes + size > limits.heldBytesMax())) {
            gone = evict(largest(), gone);
        }
        return gone;
    }

    /** Connections are few (48 by the peer limits), so a scan is cheap; ties go by name to stay deterministic. */
    private Consumer largest() {
        return byPeer.entrySet().stream()
                .max(Comparator.comparingLong((Map.Entry<String, Consumer> entry) -> entry.getValue().bytes)
                        .thenComparing(Map.Entry::getKey))
                .orElseThrow()
                .getValue();
    }

    private List<Node> evict(Consumer consumer, List<Node> gone) {
        Held oldest = consumer.oldest();
        if (oldest == null) {
            throw new IllegalStateException("a consumer with bodies has an oldest one");
        }
        release(oldest);
        List<Node> all = gone.isEmpty() ? new ArrayList<>() : gone;
        all.add(oldest.node);
        return all;
    }

    /** Gives a body up; answers what was held, or null. */
    @Nullable Held release(Arrival arrival) {
        Held held = arrival.held;
        if (held != null) {
            release(held);
        }
        return held;
    }

    private void release(Held held) {
        held.released = true;
        held.arrival.held = null;
        all.released(held);
        held.ofFeed.released(held);
        held.ofPeer.released(held);
        if (held.ofPeer.count == 0) {
            byPeer.remove(held.arrival.peer, held.ofPeer);
        }
    }

    /** Those that have waited too long. */
    List<Node> expire(long nowMillis) {
        List<Node> expired = new ArrayList<>(0);
        Held oldest = all.oldest();
        while (oldest != null && nowMillis - oldest.sinceMillis > limits.heldMillisMax()) {
            release(oldest);
            expired.add(oldest.node);
            oldest = all.oldest();
        }
        return expired;
    }

    int count() {
        return all.count;
    }

    long bytes() {
        return all.bytes;
    }
}
