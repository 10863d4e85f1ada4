package org.causality.libp2p.gossip.router;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.causality.libp2p.identity.PeerId;

/** Counts what waits for verdicts, in all and per peer, against the limits. Survives a peer's reconnect. */
final class PendingBudget {
    private final RouterLimits limits;
    private final Outbox outbox;
    private final Set<PeerId> paused = new HashSet<>();
    private final Map<PeerId, Integer> copiesByPeer = new HashMap<>();
    private int copies;
    private long bytes;

    PendingBudget(RouterLimits limits, Outbox outbox) {
        this.limits = limits;
        this.outbox = outbox;
    }

    /** Why one more copy does not fit; empty when it does. */
    Optional<Reason> objection(int messageBytes, PeerId from) {
        if (copiesByPeer.getOrDefault(from, 0) >= limits.pendingPerPeerMax()) {
            return Optional.of(Reason.VALIDATION_PEER_FULL);
        }
        boolean fits = copies < limits.pendingMax() && bytes + messageBytes <= limits.pendingBytesMax();
        return fits ? Optional.empty() : Optional.of(Reason.VALIDATION_FULL);
    }

    void take(Pending.Copy copy) {
        copies++;
        bytes += copy.message.encoded().length();
        int ofPeer = copiesByPeer.merge(copy.first, 1, Integer::sum);
        if (ofPeer >= limits.pendingPerPeerHigh() && paused.add(copy.first)) {
            outbox.add(new Output.Reading(copy.first, false));
        }
    }

    void give(Pending.Copy copy) {
        copies--;
        bytes -= copy.message.encoded().length();
        copiesByPeer.computeIfPresent(copy.first, (_, n) -> n == 1 ? null : n - 1);
        int ofPeer = copiesByPeer.getOrDefault(copy.first, 0);
        if (ofPeer <= limits.pendingPerPeerHigh() / 2 && paused.remove(copy.first)) {
            outbox.add(new Output.Reading(copy.first, true));
        }
    }

    void giveAll(Pending pending) {
        give(pending.judged());
        pending.waiting().forEach(this::give);
    }

    /** Whether the peer is not read from; also after a reconnect. */
    boolean isPaused(PeerId peer) {
        return paused.contains(peer);
    }

    int copies() {
        return copies;
    }

    long bytes() {
        return bytes;
    }
}
