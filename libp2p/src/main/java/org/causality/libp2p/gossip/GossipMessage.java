package org.causality.libp2p.gossip;

import org.causality.libp2p.gossip.rpc.Bytes;
import org.causality.libp2p.gossip.rpc.MessageId;
import org.causality.libp2p.gossip.rpc.Topic;
import org.causality.libp2p.identity.PeerId;
import org.jspecify.annotations.Nullable;

/**
 * A message as its validator sees it.
 *
 * @param topic where it was published
 * @param id its gossip id
 * @param data what was published
 * @param author who signed it; null on topics without signatures
 */
public record GossipMessage(
        Topic topic, MessageId id, Bytes data, @Nullable PeerId author) {}
