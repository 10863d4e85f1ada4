package org.causality.libp2p.gossip.router;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import org.causality.libp2p.gossip.rpc.Message;
import org.causality.libp2p.gossip.rpc.MessageId;
import org.causality.libp2p.identity.PeerId;

/**
 * Copies that wait for a moment, because their receivers may get the message elsewhere; the oldest first. They are
 * remembered for the longest wait, so that what comes too late to spare a copy still makes the next ones wait longer.
 */
final class Held {
    /** Of the times it took to hear that a peer has a message, how much longer a copy waits. */
    private static final int PATIENCE = 3;

    /** A new time counts for one part in so many. */
    private static final int SMOOTHING = 16;

    /** What waits, or waited, of one message. */
    static final class Copies {
        final TopicState topic;
        final MessageId id;
        final Message message;
        final List<Peer> to;
        private final Instant since;

        private Copies(TopicState topic, MessageId id, Message message, List<Peer> to, Instant since) {
            this.topic = topic;
            this.id = id;
            this.message = message;
            this.to = new ArrayList<>(to);
            this.since = since;
        }
    }

    private final Relaying relaying;
    private final LinkedHashMap<MessageId, Copies> all = new LinkedHashMap<>();
    private final Deque<Copies> waiting = new ArrayDeque<>();
    private long tookNanos;

    Held(Relaying relaying) {
        this.relaying = relaying;
    }

    /** Takes copies in; false when there is no room. */
    boolean hold(TopicState topic, MessageId id, Message message, List<Peer> to, Instant now) {
        if (all.size() >= relaying.heldMax() || all.containsKey(id)) {
            return false;
        }
        Copies copies = new Copies(topic, id, message, to, now);
        all.put(id, copies);
        waiting.add(copies);
        return true;
    }

    /** The peer says that it has the message, or sent it. */
    void has(MessageId id, PeerId peer, Instant now) {
        Copies copies = all.get(id);
        if (copies != null && copies.to.removeIf(held -> held.id.equals(peer))) {
            tookNanos += (Duration.between(copies.since, now).toNanos() - tookNanos) / SMOOTHING;
        }
    }

    /** How long a copy waits now. */
    Duration patience() {
        Duration patient = Duration.ofNanos(PATIENCE * tookNanos);
        if (patient.compareTo(relaying.holdBackMin()) < 0) {
            return relaying.holdBackMin();
        }
        return patient.compareTo(relaying.holdBackMax()) > 0 ? relaying.holdBackMax() : patient;
    }

    /** What has waited long enough. */
    List<Copies> due(Instant now) {
        if (all.isEmpty()) {
            return List.of();
        }
        Instant latest = now.minus(patience());
        List<Copies> due = new ArrayList<>();
        while (!waiting.isEmpty() && !waiting.element().since.isAfter(latest)) {
            due.add(waiting.remove());
        }
        Instant oldest = now.minus(relaying.holdBackMax());
        while (!all.isEmpty() && !all.firstEntry().getValue().since.isAfter(oldest)) {
            all.pollFirstEntry();
        }
        return due;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }
}
