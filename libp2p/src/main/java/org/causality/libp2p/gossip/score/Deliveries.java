package org.causality.libp2p.gossip.score;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.causality.libp2p.gossip.rpc.MessageId;
import org.causality.libp2p.identity.PeerId;

/** Messages of one topic accepted a moment ago, and who has had credit for them; copies behind still count for P3. */
final class Deliveries {
    /** Messages remembered; beyond that the oldest goes, and with it the credit for its late copies. */
    static final int DELIVERIES_MAX = 4_096;

    private record Delivery(Instant at, Set<PeerId> by) {}

    private final Map<MessageId, Delivery> recent = new LinkedHashMap<>();
    private final Duration window;

    Deliveries(Duration window) {
        this.window = window;
    }

    void accepted(MessageId id, Collection<PeerId> senders, Instant now) {
        expire(now);
        if (!window.isZero()) {
            recent.put(id, new Delivery(now, new HashSet<>(senders)));
        }
    }

    /** Whether a late copy earns its sender credit; once a message. */
    boolean counts(MessageId id, PeerId sender, Instant now) {
        Delivery delivery = recent.get(id);
        return delivery != null && !now.isAfter(delivery.at.plus(window)) && delivery.by.add(sender);
    }

    private void expire(Instant now) {
        Iterator<Delivery> oldest = recent.values().iterator();
        while (oldest.hasNext() && (oldest.next().at.plus(window).isBefore(now) || recent.size() >= DELIVERIES_MAX)) {
            oldest.remove();
        }
    }

    int size() {
        return recent.size();
    }
}
