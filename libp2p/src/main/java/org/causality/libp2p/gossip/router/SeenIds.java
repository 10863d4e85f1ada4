package org.causality.libp2p.gossip.router;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import org.causality.libp2p.gossip.rpc.MessageId;

/** Accepted ids of one topic, each for a time after it was first accepted; oldest first. */
final class SeenIds {
    private final LinkedHashMap<MessageId, Instant> firstSeen = new LinkedHashMap<>();
    private final int idsMax;

    SeenIds(int idsMax) {
        this.idsMax = idsMax;
    }

    boolean contains(MessageId id) {
        return firstSeen.containsKey(id);
    }

    /** Adds an id; false when the oldest had to go for it. */
    boolean add(MessageId id, Instant now) {
        firstSeen.putIfAbsent(id, now);
        if (firstSeen.size() <= idsMax) {
            return true;
        }
        firstSeen.pollFirstEntry();
        return false;
    }

    void remove(MessageId id) {
        firstSeen.remove(id);
    }

    void expire(Duration ttl, Instant now) {
        Instant oldest = now.minus(ttl);
        Iterator<Instant> times = firstSeen.values().iterator();
        while (times.hasNext() && !times.next().isAfter(oldest)) {
            times.remove();
        }
    }

    int size() {
        return firstSeen.size();
    }
}
