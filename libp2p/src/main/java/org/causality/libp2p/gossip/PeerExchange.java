package org.causality.libp2p.gossip;

import java.util.List;
import org.causality.libp2p.gossip.rpc.Topic;
import org.causality.libp2p.identity.PeerId;
import org.causality.libp2p.identity.PeerRecord;

/** The application's ear for peers that others name when they prune us. */
@FunctionalInterface
public interface PeerExchange {
    /**
     * {@code by}, whose score is high enough, pruned us from its mesh of {@code topic} and names {@code peers}, each
     * vouching for its own addresses. Whom to dial is the application's choice. Called on a virtual thread: it may block,
     * but while many calls are under way further ones are dropped.
     */
    void offered(Topic topic, PeerId by, List<PeerRecord> peers);
}
