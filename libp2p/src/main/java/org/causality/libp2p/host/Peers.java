package org.causality.libp2p.host;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.causality.libp2p.identity.PeerId;
import org.jspecify.annotations.Nullable;

/** Who is connected, oldest connection first, within the limits of the host. */
final class Peers {
    private final HostLimits.Connections limits;
    private final Map<PeerId, List<MuxedConnection>> byPeer = new LinkedHashMap<>();
    private int count;
    private long refused;

    Peers(HostLimits.Connections limits) {
        this.limits = limits;
    }

    synchronized boolean admit(MuxedConnection connection) {
        int ofPeer = byPeer.getOrDefault(connection.remotePeer(), List.of()).size();
        if (count >= limits.max() || ofPeer >= limits.perPeerMax()) {
            refused++;
            return false;
        }
        byPeer.computeIfAbsent(connection.remotePeer(), _ -> new ArrayList<>()).add(connection);
        count++;
        return true;
    }

    /** Connections for which there was no room. */
    synchronized long refused() {
        return refused;
    }

    synchronized void remove(MuxedConnection connection) {
        List<MuxedConnection> ofPeer = byPeer.get(connection.remotePeer());
        if (ofPeer != null && ofPeer.remove(connection)) {
            count--;
            if (ofPeer.isEmpty()) {
                byPeer.remove(connection.remotePeer());
            }
        }
    }

    synchronized @Nullable Connection first(PeerId peer) {
        for (MuxedConnection connection : byPeer.getOrDefault(peer, List.of())) {
            if (connection.isOpen()) {
                return connection;
            }
        }
        return null;
    }

    synchronized List<MuxedConnection> all() {
        List<MuxedConnection> all = new ArrayList<>(count);
        byPeer.values().forEach(all::addAll);
        return List.copyOf(all);
    }
}
