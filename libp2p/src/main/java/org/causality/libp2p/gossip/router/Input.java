package org.causality.libp2p.gossip.router;

import java.util.Set;
import org.causality.libp2p.gossip.rpc.Bytes;
import org.causality.libp2p.gossip.rpc.Message;
import org.causality.libp2p.gossip.rpc.MessageId;
import org.causality.libp2p.gossip.rpc.Rpc;
import org.causality.libp2p.gossip.rpc.Topic;
import org.causality.libp2p.gossip.score.SourceIp;
import org.causality.libp2p.identity.PeerId;
import org.jspecify.annotations.Nullable;

/** What can happen to a router. */
public sealed interface Input {
    /**
     * We can send to this peer from now on; {@code outbound} when we dialled it, {@code source} null where it does not
     * count.
     */
    record PeerConnected(
            PeerId peer,
            Protocol version,
            boolean outbound,
            @Nullable SourceIp source) implements Input {
        /** A peer whose source does not count. */
        public PeerConnected(PeerId peer, Protocol version, boolean outbound) {
            this(peer, version, outbound, null);
        }
    }

    /** The signed record of a connected peer, as it stands in an envelope and was verified; given on in PRUNE. */
    record RecordKnown(PeerId peer, Bytes envelope) implements Input {}

    /** The peer is gone. */
    record PeerDisconnected(PeerId peer) implements Input {}

    /** The peer sent a frame. */
    record RpcReceived(PeerId from, Rpc rpc) implements Input {}

    /** What came from the peer, a frame or a peer record, is of no use; {@code reason} says why. */
    record Unusable(PeerId from, Reason reason) implements Input {}

    /** What the application thinks of a peer: score parameter P5. */
    record Appraised(PeerId peer, double value) implements Input {}

    /** The application follows a topic. */
    record Subscribe(Topic topic, TopicSettings settings) implements Input {}

    /** The application leaves a topic. */
    record Unsubscribe(Topic topic) implements Input {}

    /** The application publishes a message, signed where the topic asks for it; {@code also} get it beside the mesh. */
    record Publish(Message message, TopicSettings settings, Set<PeerId> also) implements Input {
        /** A message for the mesh alone. */
        public Publish(Message message, TopicSettings settings) {
            this(message, settings, Set.of());
        }
    }

    /** The application's answer to {@link Output.Validate}. */
    record Judged(Ticket ticket, Verdict verdict) implements Input {}

    /** The peer begins a stream to us, in place of another one perhaps. */
    record StreamBegun(PeerId from) implements Input {}

    /** The application has something, or more, of a message that travels in parts. */
    record PublishPartial(Topic topic, PartialMessage message) implements Input {}

    /** Parts that the peer sent are wrong in themselves. */
    record PartsRejected(Topic topic, PeerId from) implements Input {}

    /** The signature of the message under that ticket is good; the verdict is still to come. */
    record Authentic(Ticket ticket) implements Input {}

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
