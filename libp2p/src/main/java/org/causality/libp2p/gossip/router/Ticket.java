package org.causality.libp2p.gossip.router;

import org.causality.libp2p.gossip.rpc.MessageId;
import org.causality.libp2p.gossip.rpc.Topic;

/**
 * Names one request for a verdict. Two different messages may claim one id, and are judged one after the other; the
 * number keeps a late verdict on the first from falling on the second.
 */
public record Ticket(Topic topic, MessageId id, long number) {}
