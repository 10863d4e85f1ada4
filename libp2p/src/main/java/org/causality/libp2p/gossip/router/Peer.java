package org.causality.libp2p.gossip.router;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Set;
import org.causality.libp2p.gossip.rpc.Bytes;
import org.causality.libp2p.gossip.rpc.MessageId;
import org.causality.libp2p.gossip.rpc.Topic;
import org.causality.libp2p.identity.PeerId;
import org.jspecify.annotations.Nullable;

/** What we know of one connected peer. Identity is that of the object: after a reconnect it is another one. */
final class Peer {
    final PeerId id;
    final Protocol version;
    final boolean outbound;
    final Set<Topic> topics = new LinkedHashSet<>();
    boolean explicit;
    /** Its own signed record in an envelope; null until we know it. */
    @Nullable Bytes envelope;

    /** Counted since the last heartbeat. */
    int ihaveFrames;
    /** Counted since the last heartbeat. */
    int idsAsked;
    /** Counted since the last heartbeat. */
    int idsServed;

    /** Counted since the last heartbeat. */
    int idontwantTaken;

    /** Counted since the last heartbeat. */
    int idontwantTold;

    /** What it does not want, and the heartbeat until which; the oldest first. */
    final LinkedHashMap<MessageId, Long> unwanted = new LinkedHashMap<>();

    Peer(PeerId id, Protocol version, boolean outbound) {
        this.id = id;
        this.version = version;
        this.outbound = outbound;
    }

    void heartbeat() {
        ihaveFrames = 0;
        idsAsked = 0;
        idsServed = 0;
        idontwantTaken = 0;
        idontwantTold = 0;
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
