package org.causality.libp2p.gossip.router;

import java.util.HashMap;
import java.util.Map;
import org.causality.libp2p.gossip.rpc.Bytes;
import org.causality.libp2p.identity.PeerId;
import org.jspecify.annotations.Nullable;

/** One message in parts: what we have of it, and what we know of others. */
final class PartGroup {
    /** What passed between us and one peer. */
    static final class Exchange {
        /** What the peer has and wants, as it said or as it must be after what we sent; null while we do not know. */
        @Nullable Bytes theirs;
        /** What we said last that we have. */
        @Nullable Bytes told;
    }

    final Bytes name;
    /** Who spoke of it first; null when it was us. */
    final @Nullable PeerId begunBy;

    private final Map<PeerId, Exchange> exchanges = new HashMap<>();

    @Nullable PartialMessage ours;
    /** The heartbeat until which it is remembered. */
    long until;

    PartGroup(Bytes name, @Nullable PeerId begunBy) {
        this.name = name;
        this.begunBy = begunBy;
    }

    Exchange with(PeerId peer) {
        return exchanges.computeIfAbsent(peer, _ -> new Exchange());
    }

    boolean hasSpoken(Peer peer) {
        Exchange exchange = exchanges.get(peer.id);
        return exchange != null && exchange.theirs != null;
    }

    void gone(PeerId peer) {
        exchanges.remove(peer);
    }
}
