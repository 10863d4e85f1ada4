package org.causality.libp2p.gossip.router;

import java.util.Set;
import org.causality.libp2p.gossip.rpc.Message;
import org.causality.libp2p.gossip.rpc.MessageId;
import org.causality.libp2p.gossip.rpc.Rpc;
import org.causality.libp2p.gossip.rpc.Topic;
import org.causality.libp2p.identity.PeerId;

/** What can happen to a router. */
public sealed interface Input {
    /** We can send to this peer from now on; {@code outbound} when we dialled it. */
    record PeerConnected(PeerId peer, Protocol version, boolean outbound) implements Input {}

    /** The peer is gone. */
    record PeerDisconnected(PeerId peer) implements Input {}

    /** The peer sent a frame. */
    record RpcReceived(PeerId from, Rpc rpc) implements Input {}

    /** The application follows a topic. */
    record Subscribe(Topic topic, TopicSettings settings) implements Input {}

    /** The application leaves a topic. */
    record Unsubscribe(Topic topic) implements Input {}

    /** The application publishes a message, signed where the topic asks for it. */
    record Publish(Message message, TopicSettings settings) implements Input {}

    /** The application's answer to {@link Output.Validate}. */
    record Judged(Ticket ticket, Verdict verdict) implements Input {}

    /** An accepted message was lost by the application: let it come again. */
    record Forget(Topic topic, MessageId id) implements Input {}

    /** From now on these, and only these, are the peers that get everything and stand outside all meshes. */
    record ExplicitPeers(Set<PeerId> peers) implements Input {
        /** Copies the set. */
        public ExplicitPeers {
            peers = Set.copyOf(peers);
        }
    }

    /** Time went on; at least once a heartbeat. */
    record Tick() implements Input {}
}
