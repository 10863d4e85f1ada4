package org.causality.libp2p.gossip.router;

import java.time.Duration;
import java.util.List;
import org.causality.libp2p.gossip.rpc.Message;
import org.causality.libp2p.gossip.rpc.MessageId;
import org.causality.libp2p.gossip.rpc.Rpc;
import org.causality.libp2p.gossip.rpc.Topic;
import org.causality.libp2p.identity.PeerId;
import org.jspecify.annotations.Nullable;

/** What a router wants done; in order. */
public sealed interface Output {
    /** Send one frame to each of these peers; {@code id} names the message in it, null where there is none. */
    record Send(
            List<PeerId> to, Lane lane, Rpc rpc, @Nullable MessageId id) implements Output {
        /** A frame without a message. */
        public Send(List<PeerId> to, Lane lane, Rpc rpc) {
            this(to, lane, rpc, null);
        }
    }

    /** The peer has these messages: what waits for it of them need not be sent. */
    record Unqueue(PeerId peer, List<MessageId> ids) implements Output {
        /** Copies the list. */
        public Unqueue {
            ids = List.copyOf(ids);
        }
    }

    /** Check the message, then hand in {@link Input.Judged} with the same ticket. */
    record Validate(Ticket ticket, Message message, PeerId from) implements Output {}

    /** Parts of a message, or what a peer has of them, for the application to act upon. */
    record PartialReceived(PeerId from, Rpc.Partial partial) implements Output {}

    /** Our message is on its way to that many peers; later comers may still ask for it. */
    record Published(Topic topic, MessageId id, int peers) implements Output {}

    /** Our message goes nowhere: DUPLICATE, MESSAGE_TOO_LARGE, UNSIGNED, AUTHOR_NOT_ALLOWED or TOPICS_FULL. */
    record PublishRefused(Topic topic, MessageId id, Reason reason) implements Output {}

    /** Stop or go on reading from the peer: too many of its messages wait for a verdict, or not any more. */
    record Reading(PeerId peer, boolean on) implements Output {}

    /** A peer that we trust enough pruned us and names others to go to; their records are still to be verified. */
    record PeersOffered(PeerId by, Topic topic, List<Rpc.PeerInfo> peers) implements Output {
        /** Copies the list. */
        public PeersOffered {
            peers = List.copyOf(peers);
        }
    }

    /** Hand in a further {@link Input.Tick} after that time. */
    record TickAfter(Duration time) implements Output {}

    /** End gossip with the peer. */
    record Disconnect(PeerId peer, Reason reason) implements Output {}

    /** Something was dropped or noted {@code amount} times; {@code by} are the peers behind it, possibly none. */
    record Counted(Reason reason, long amount, List<PeerId> by) implements Output {}
}
