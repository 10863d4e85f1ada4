package org.causality.gateway.peer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.causality.gateway.mesh.PeerLink;
import org.causality.model.codec.Bytes;
import org.causality.model.wire.ReconMessage;
import org.jspecify.annotations.Nullable;

/** The peers we are connected to. As large as the host's connection limit, no larger. Safe from any thread. */
public final class PeerBook {

    /**
     * @param link the oldest connection to the peer
     * @param operator the short name of the operator it proved to belong to
     */
    public record Peer(
            PeerLink link, @Nullable String operator, String agent, List<String> protocols, Instant connectedAt) {

        Peer named(String operatorName) {
            return new Peer(link, operatorName, agent, protocols, connectedAt);
        }

        Peer identified(String newAgent, List<String> newProtocols) {
            return new Peer(link, operator, newAgent, List.copyOf(newProtocols), connectedAt);
        }
    }

    private final Map<String, Peer> byId = new LinkedHashMap<>();
    private final Map<String, List<PeerLink>> links = new LinkedHashMap<>();

    public synchronized void connected(PeerLink link, Instant now) {
        links.computeIfAbsent(link.peer(), _ -> new ArrayList<>(1)).add(link);
        byId.putIfAbsent(link.peer(), new Peer(link, null, "", List.of(), now));
    }

    public synchronized void identified(String peer, String agent, List<String> protocols) {
        byId.computeIfPresent(peer, (_, known) -> known.identified(agent, protocols));
    }

    public synchronized void proved(String peer, String operator) {
        byId.computeIfPresent(peer, (_, known) -> known.named(operator));
    }

    /** True when that was the last connection to the peer. */
    public synchronized boolean disconnected(PeerLink link) {
        List<PeerLink> left = links.getOrDefault(link.peer(), new ArrayList<>());
        left.removeIf(other -> other.id() == link.id());
        if (!left.isEmpty()) {
            byId.computeIfPresent(
                    link.peer(),
                    (_, known) -> new Peer(
                            left.getFirst(), known.operator(), known.agent(), known.protocols(), known.connectedAt()));
            return false;
        }
        links.remove(link.peer());
        byId.remove(link.peer());
        return true;
    }

    public synchronized List<Peer> peers() {
        return List.copyOf(byId.values());
    }

    /** Peer ids, oldest connection first. */
    public synchronized List<String> ids() {
        return List.copyOf(byId.keySet());
    }

    /** The peer's Ed25519 transport key, or null when it is not connected. */
    public synchronized @Nullable Bytes keyOf(String peer) {
        Peer known = byId.get(peer);
        return known == null ? null : known.link().key();
    }

    /** The short name of the operator it proved to belong to, or null. */
    public synchronized @Nullable String operatorOf(String peer) {
        Peer known = byId.get(peer);
        return known == null ? null : known.operator();
    }

    /** Whether it proved to belong to an operator of the network. */
    public boolean isMember(String peer) {
        return operatorOf(peer) != null;
    }

    /** Whether a recovery can begin with it: it belongs to an operator and says that it speaks the protocol. */
    public synchronized boolean recovers(String peer) {
        Peer known = byId.get(peer);
        return known != null && known.operator() != null && known.protocols().contains(ReconMessage.PROTOCOL);
    }

    public synchronized int size() {
        return byId.size();
    }
}
