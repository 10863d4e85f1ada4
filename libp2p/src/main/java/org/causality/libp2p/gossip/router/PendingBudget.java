package org.causality.libp2p.gossip.router;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.causality.libp2p.identity.PeerId;

/** Counts what waits for verdicts, in all and per peer, against the limits. Survives a peer's reconnect. */
final class PendingBudget {
    private final RouterLimits limits;
    private final Map<PeerId, Integer> copiesByPeer = new HashMap<>();
    private int copies;
    private long bytes;

    PendingBudget(RouterLimits limits) {
        this.limits = limits;
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
        copiesByPeer.merge(copy.first, 1, Integer::sum);
    }

    void give(Pending.Copy copy) {
        copies--;
        bytes -= copy.message.encoded().length();
        copiesByPeer.computeIfPresent(copy.first, (_, n) -> n == 1 ? null : n - 1);
    }

    void giveAll(Pending pending) {
        give(pending.judged());
        pending.waiting().forEach(this::give);
    }

    int copies() {
        return copies;
    }

    long bytes() {
        return bytes;
    }
}
