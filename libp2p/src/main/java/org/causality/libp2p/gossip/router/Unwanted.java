package org.causality.libp2p.gossip.router;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.causality.libp2p.gossip.rpc.Message;
import org.causality.libp2p.gossip.rpc.MessageId;
import org.causality.libp2p.gossip.rpc.Rpc;
import org.causality.libp2p.identity.PeerId;

/**
 * IDONTWANT, both ways. What a peer does not want is not sent to it for a few heartbeats, unless it asks; what we do not
 * want we say when {@link IdBinding} allows it, once a message, to those of the mesh that have not sent it.
 *
 * <p>It only ever saves bytes: a message that was suppressed by mistake is announced like any other, and asked for.
 */
final class Unwanted {
    /** Heartbeats for which it holds; go-libp2p's. */
    private static final int BEATS = 3;

    private final RouterLimits limits;
    private final int bytesMin;
    private final Outbox outbox;
    private long beat;
    private int total;

    Unwanted(GossipSettings settings, Outbox outbox) {
        this.limits = settings.limits();
        this.bytesMin = settings.idontwantBytesMin();
        this.outbox = outbox;
    }

    /** Tells the mesh that we have the message, however many copies of it we may still be looking at. */
    void tell(TopicState topic, MessageId id, Message message, Set<PeerId> senders) {
        if (message.encoded().length() < bytesMin) {
            return;
        }
        for (Peer peer : topic.mesh) {
            if (peer.version.hasIdontwant() && !senders.contains(peer.id)) {
                tell(peer, id);
            }
        }
    }

    private void tell(Peer peer, MessageId id) {
        if (++peer.idontwantTold > limits.idontwantIdsMax()) {
            outbox.count(Reason.IDONTWANT_UNTOLD, peer.id);
        } else {
            outbox.control(peer).idontwant(id);
        }
    }

    void onIdontwant(Peer peer, List<Rpc.Idontwant> entries) {
        if (entries.isEmpty()) {
            return;
        }
        if (!peer.version.hasIdontwant()) {
            outbox.count(Reason.IDONTWANT_UNSUPPORTED, peer.id);
            return;
        }
        List<MessageId> noted = new ArrayList<>();
        entries.forEach(entry -> entry.ids().forEach(id -> note(peer, id, noted)));
        if (!noted.isEmpty()) {
            outbox.add(new Output.Unqueue(peer.id, noted));
        }
    }

    private void note(Peer peer, MessageId id, List<MessageId> noted) {
        if (++peer.idontwantTaken > limits.idontwantIdsMax()) {
            outbox.count(Reason.IDONTWANT_IDS_OVER, peer.id);
        } else if (total >= limits.unwantedMax()) {
            outbox.count(Reason.IDONTWANT_FULL, peer.id);
        } else {
            total += peer.unwanted.putLast(id, beat + BEATS) == null ? 1 : 0;
            noted.add(id);
        }
    }

    /** Takes out and counts those that do not want the message. */
    void spare(Collection<Peer> to, MessageId id) {
        if (total == 0) {
            return;
        }
        Iterator<Peer> all = to.iterator();
        while (all.hasNext()) {
            Peer peer = all.next();
            if (peer.unwanted.containsKey(id)) {
                outbox.count(Reason.UNWANTED, peer.id);
                all.remove();
            }
        }
    }

    /** The peer asks for the message: it changed its mind, or what it had was a forgery. */
    void wanted(Peer peer, MessageId id) {
        total -= peer.unwanted.remove(id) == null ? 0 : 1;
    }

    void gone(Peer peer) {
        total -= peer.unwanted.size();
        peer.unwanted.clear();
    }

    void heartbeat(Collection<Peer> peers) {
        beat++;
        if (total == 0) {
            return;
        }
        for (Peer peer : peers) {
            while (!peer.unwanted.isEmpty() && peer.unwanted.firstEntry().getValue() <= beat) {
                peer.unwanted.pollFirstEntry();
                total--;
            }
        }
    }

    int size() {
        return total;
    }
}
