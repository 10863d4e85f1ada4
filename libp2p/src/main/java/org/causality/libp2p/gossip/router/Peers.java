package org.causality.libp2p.gossip.router;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.causality.libp2p.gossip.score.PeerStats;
import org.causality.libp2p.identity.PeerId;
import org.jspecify.annotations.Nullable;

/** The connected peers. */
final class Peers {
    private final Map<PeerId, Peer> byId = new LinkedHashMap<>();
    private final int peersMax;
    private Set<PeerId> explicit = Set.of();

    Peers(int peersMax) {
        this.peersMax = peersMax;
    }

    boolean isFull() {
        return byId.size() >= peersMax;
    }

    @Nullable Peer get(PeerId id) {
        return byId.get(id);
    }

    Peer add(Input.PeerConnected connected, PeerStats stats) {
        Peer peer = new Peer(connected.peer(), connected.version(), connected.outbound(), stats);
        peer.explicit = explicit.contains(peer.id);
        byId.put(peer.id, peer);
        return peer;
    }

    @Nullable Peer remove(PeerId id) {
        return byId.remove(id);
    }

    void explicit(Set<PeerId> ids) {
        explicit = ids;
        byId.values().forEach(peer -> peer.explicit = ids.contains(peer.id));
    }

    /** Whether there may be explicit peers. */
    boolean hasExplicit() {
        return !explicit.isEmpty();
    }

    Collection<Peer> all() {
        return byId.values();
    }
}
