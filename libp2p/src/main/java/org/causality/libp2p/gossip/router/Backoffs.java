package org.causality.libp2p.gossip.router;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import org.causality.libp2p.identity.PeerId;
import org.jspecify.annotations.Nullable;

/** Until when which peer stays out of one topic's mesh. Outlives the connection: a reconnect does not lift it. */
final class Backoffs {
    private final LinkedHashMap<PeerId, Instant> until = new LinkedHashMap<>();
    private final int entriesMax;

    Backoffs(int entriesMax) {
        this.entriesMax = entriesMax;
    }

    /** Adds or lengthens a backoff; false when the oldest entry had to go for it. */
    boolean add(PeerId peer, Instant now, Duration length) {
        Instant end = now.plus(length);
        Instant known = until.get(peer);
        if (known != null && known.isAfter(end)) {
            return true;
        }
        until.putLast(peer, end);
        if (until.size() <= entriesMax) {
            return true;
        }
        until.pollFirstEntry();
        return false;
    }

    boolean holds(PeerId peer, Instant now) {
        return end(peer, now) != null;
    }

    /** The end of a backoff that still holds. */
    @Nullable Instant end(PeerId peer, Instant now) {
        Instant end = until.get(peer);
        return end != null && end.isAfter(now) ? end : null;
    }

    void expire(Instant now) {
        until.values().removeIf(end -> !end.isAfter(now));
    }

    boolean isEmpty() {
        return until.isEmpty();
    }
}
