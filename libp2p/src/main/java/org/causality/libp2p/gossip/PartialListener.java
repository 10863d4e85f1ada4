package org.causality.libp2p.gossip;

import org.causality.libp2p.gossip.rpc.Bytes;
import org.causality.libp2p.gossip.rpc.Topic;
import org.causality.libp2p.identity.PeerId;
import org.jspecify.annotations.Nullable;

/** The application's ear for parts of messages on one topic. */
@FunctionalInterface
public interface PartialListener {
    /**
     * {@code from} sent {@code parts} of the message {@code group}, or says by {@code metadata} what it has and wants of
     * it; either may be null. Parts are verified by nobody yet; what is good is published again with {@link
     * GossipService#publishPartial}, what is wrong reported by {@link GossipService#rejectParts}. Called on an event
     * loop: do not block.
     */
    void received(Topic topic, PeerId from, Bytes group, @Nullable Bytes parts, @Nullable Bytes metadata);
}
