package org.causality.propagation.causal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.causality.model.key.PublicKey;
import org.causality.model.message.MessageId;
import org.jspecify.annotations.Nullable;

/**
 * The bodies of messages that cannot be delivered yet. One flooder pushes out only what is its own: whoever is over a
 * bound of its own loses its oldest, and when the whole is full the largest consumer loses its oldest.
 */
final class HoldBack {

    /** What a held body takes beside its bytes. */
    private static final int ENTRY_BYTES = 512;

    record Held(Node node, String peer, PublicKey key, int bytes, long sinceMillis) {}

    /** What one connection or one feed has in here. */
    private static final class Consumer {
        final SequencedMap<MessageId, Held> held = new LinkedHashMap<>();
        long bytes;
    }

    private final SequencedMap<MessageId, Held> oldestFirst = new LinkedHashMap<>();
    private final Map<String, Consumer> byPeer = new HashMap<>();
    private final Map<PublicKey, Consumer> byKey = new HashMap<>();
    private final CausalLimits limits;
    private long bytes;

    HoldBack(CausalLimits limits) {
        this.limits = limits;
    }

    /** Takes a body in; answers who had to leave for it. */
    List<Node> hold(Node node, Arrival arrival, int payloadBytes, long nowMillis) {
        PublicKey key = arrival.signed.header().sender();
        int size = payloadBytes + arrival.signed.encoded().size() + ENTRY_BYTES;
        List<Node> gone = new ArrayList<>(0);
        makeRoom(arrival.peer, key, size, gone);
        Held held = new Held(node, arrival.peer, key, size, nowMillis);
        oldestFirst.put(node.id, held);
        add(byPeer.computeIfAbsent(held.peer, _ -> new Consumer()), held);
        add(byKey.computeIfAbsent(key, _ -> new Consumer()), held);
        bytes += size;
        return gone;
    }

    private void makeRoom(String peer, PublicKey key, int size, List<Node> gone) {
        Consumer ofPeer = byPeer.get(peer);
        while (ofPeer != null
                && !ofPeer.held.isEmpty()
                && (ofPeer.held.size() >= limits.heldPerPeerMax()
                        || ofPeer.bytes + size > limits.heldPerPeerBytesMax())) {
            evict(ofPeer, gone);
        }
        Consumer ofKey = byKey.get(key);
        while (ofKey != null && !ofKey.held.isEmpty() && ofKey.held.size() >= limits.heldPerKeyMax()) {
            evict(ofKey, gone);
        }
        while (!oldestFirst.isEmpty()
                && (oldestFirst.size() >= limits.heldMax() || bytes + size > limits.heldBytesMax())) {
            evict(largest(), gone);
        }
    }

    /** Connections are few (48 by the peer limits), so a scan is cheap; ties go by name to stay deterministic. */
    private Consumer largest() {
        return byPeer.entrySet().stream()
                .max(Comparator.comparingLong((Map.Entry<String, Consumer> entry) -> entry.getValue().bytes)
                        .thenComparing(Map.Entry::getKey))
                .orElseThrow()
                .getValue();
    }

    private void evict(Consumer consumer, List<Node> gone) {
        Node oldest = consumer.held.firstEntry().getValue().node;
        release(oldest);
        gone.add(oldest);
    }

    /** Gives a body up; answers what was held, or null. */
    @Nullable Held release(Node node) {
        Held held = oldestFirst.remove(node.id);
        if (held != null) {
            bytes -= held.bytes;
            remove(byPeer, held.peer, held);
            remove(byKey, held.key, held);
        }
        return held;
    }

    /** Those that have waited too long. */
    List<Node> expire(long nowMillis) {
        List<Node> expired = new ArrayList<>(0);
        while (!oldestFirst.isEmpty()
                && nowMillis - oldestFirst.firstEntry().getValue().sinceMillis > limits.heldMillisMax()) {
            Node oldest = oldestFirst.firstEntry().getValue().node;
            release(oldest);
            expired.add(oldest);
        }
        return expired;
    }

    int count() {
        return oldestFirst.size();
    }

    long bytes() {
        return bytes;
    }

    private static void add(Consumer consumer, Held held) {
        consumer.held.put(held.node.id, held);
        consumer.bytes += held.bytes;
    }

    private static <K> void remove(Map<K, Consumer> consumers, K name, Held held) {
        Consumer consumer = consumers.get(name);
        if (consumer != null && consumer.held.remove(held.node.id) != null) {
            consumer.bytes -= held.bytes;
            if (consumer.held.isEmpty()) {
                consumers.remove(name);
            }
        }
    }
}
