package org.causality.libp2p.gossip.router;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.causality.libp2p.gossip.rpc.Bytes;
import org.causality.libp2p.gossip.rpc.MessageId;
import org.causality.libp2p.gossip.rpc.Rpc;
import org.causality.libp2p.gossip.rpc.Topic;
import org.causality.libp2p.gossip.score.PeerStats;
import org.causality.libp2p.identity.PeerId;
import org.jspecify.annotations.Nullable;

/** What we know of one connected peer. Identity is that of the object: after a reconnect it is another one. */
final class Peer {
    final PeerId id;
    final Protocol version;
    final boolean outbound;
    final PeerStats stats;
    /** Most follow few. */
    final Set<Topic> topics = new LinkedHashSet<>(2);
    /** What it does with parts of messages, by topic; NONE where nothing stands here. */
    private final Map<Topic, PartialMode> partial = new HashMap<>(2);

    boolean explicit;
    /** Whether anything came on its present stream to us. */
    boolean heard;
    /** Whether it said that it knows parts of messages. */
    boolean sendsPartial;
    /** Counted since the last heartbeat. */
    int partialFrames;

    /** Counted since the last heartbeat. */
    int partBytesAnswered;
    /** Its own signed record in an envelope; null until we know it. */
    @Nullable Bytes envelope;

    /** Counted since the last heartbeat. */
    int ihaveFrames;
    /** Counted since the last heartbeat. */
    int idsAsked;
    /** Counted since the last heartbeat. */
    int idsAnnounced;
    /** Counted since the last heartbeat. */
    int idsServed;

    /** Counted since the last heartbeat. */
    int idontwantTaken;

    /** Counted since the last heartbeat. */
    int idontwantTold;

    /** What it does not want, and the heartbeat until which; the oldest first. */
    final LinkedHashMap<MessageId, Long> unwanted = new LinkedHashMap<>();

    Peer(PeerId id, Protocol version, boolean outbound, PeerStats stats) {
        this.id = id;
        this.version = version;
        this.outbound = outbound;
        this.stats = stats;
    }

    PartialMode partial(Topic topic) {
        return sendsPartial ? partial.getOrDefault(topic, PartialMode.NONE) : PartialMode.NONE;
    }

    void partial(Rpc.Subscription said) {
        if (said.supportsPartial()) {
            partial.put(said.topic(), said.requestsPartial() ? PartialMode.REQUESTED : PartialMode.SUPPORTED);
        } else {
            partial.remove(said.topic());
        }
    }

    void heartbeat() {
        ihaveFrames = 0;
        idsAsked = 0;
        idsAnnounced = 0;
        idsServed = 0;
        idontwantTaken = 0;
        idontwantTold = 0;
        partialFrames = 0;
        partBytesAnswered = 0;
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
