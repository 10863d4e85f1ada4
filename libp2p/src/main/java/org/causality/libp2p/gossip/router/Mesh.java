package org.causality.libp2p.gossip.router;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.causality.libp2p.gossip.rpc.Rpc;
import org.jspecify.annotations.Nullable;

/**
 * Who is in which topic's mesh, and the GRAFT and PRUNE that say so.
 *
 * <pre>
 * state of a peer in a topic    on                                 becomes
 * outside                       heartbeat or follow, mesh low      in mesh    (GRAFT sent)
 * outside                       GRAFT received, room               in mesh
 * outside                       GRAFT received, no room            backing off (PRUNE sent)
 * in mesh                       PRUNE received                     backing off
 * in mesh                       heartbeat, mesh high; we leave     backing off (PRUNE sent)
 * in mesh                       peer leaves topic or disconnects   outside
 * backing off                   GRAFT received                     backing off anew (PRUNE sent, counted)
 * backing off                   its time is over                   outside
 * </pre>
 *
 * Explicit peers are never in a mesh. Fanout peers stand in for a mesh where we publish without following.
 */
final class Mesh {
    private final MeshSizes sizes;
    private final Timing timing;
    private final Sample sample;
    private final Outbox outbox;

    Mesh(GossipSettings settings, Sample sample, Outbox outbox) {
        this.sizes = settings.mesh();
        this.timing = settings.timing();
        this.sample = sample;
        this.outbox = outbox;
    }

    /** We follow the topic now. */
    void join(TopicState topic, Instant now) {
        List<Peer> known = topic.fanout.stream()
                .filter(peer -> mayGraft(topic, peer, now))
                .limit(sizes.target())
                .toList();
        topic.fanout.clear();
        topic.fanoutUsed = null;
        known.forEach(peer -> graft(topic, peer));
        fill(topic, sizes.target(), _ -> true, now);
    }

    /** We do not follow the topic any more. */
    void leave(TopicState topic, Instant now) {
        List.copyOf(topic.mesh).forEach(peer -> prune(topic, peer, timing.unsubscribeBackoff(), now));
    }

    /** A peer follows the topic now: where the mesh is low it need not wait for the heartbeat. */
    void followed(TopicState topic, Peer peer, Instant now) {
        if (topic.isFollowed() && topic.mesh.size() < sizes.low() && mayGraft(topic, peer, now)) {
            graft(topic, peer);
        }
    }

    void onGraft(@Nullable TopicState topic, Peer peer, Instant now) {
        if (topic == null || !topic.isFollowed()) {
            outbox.count(Reason.GRAFT_UNKNOWN_TOPIC, peer.id);
            return;
        }
        if (topic.mesh.contains(peer)) {
            return;
        }
        if (peer.explicit) {
            refuse(topic, peer, Reason.GRAFT_EXPLICIT, now);
            return;
        }
        @Nullable Instant end = topic.backoffs.end(peer.id, now);
        if (end != null) {
            early(topic, peer, end, now);
        } else if (topic.mesh.size() >= sizes.high() && !peer.outbound) {
            refuse(topic, peer, Reason.GRAFT_MESH_FULL, now);
        } else {
            topic.mesh.add(peer);
        }
    }

    private void early(TopicState topic, Peer peer, Instant end, Instant now) {
        Instant floodEnd = end.minus(timing.pruneBackoff()).plus(timing.graftFlood());
        if (now.isBefore(floodEnd)) {
            outbox.count(Reason.GRAFT_FLOOD, peer.id);
        }
        refuse(topic, peer, Reason.GRAFT_IN_BACKOFF, now);
    }

    private void refuse(TopicState topic, Peer peer, Reason reason, Instant now) {
        outbox.count(reason, peer.id);
        prune(topic, peer, timing.pruneBackoff(), now);
    }

    void onPrune(TopicState topic, Peer peer, @Nullable Duration backoff, Instant now) {
        topic.mesh.remove(peer);
        Duration told = backoff == null ? timing.pruneBackoff() : backoff;
        backOff(topic, peer, told.plus(Timing.BACKOFF_SLACK), now);
    }

    void becameExplicit(TopicState topic) {
        topic.mesh.stream()
                .filter(peer -> peer.explicit)
                .toList()
                .forEach(peer -> sendPrune(topic, peer, Duration.ZERO));
    }

    void heartbeat(TopicState topic, Instant now) {
        topic.backoffs.expire(now);
        if (topic.isFollowed()) {
            if (topic.mesh.size() < sizes.low()) {
                fill(topic, sizes.target(), _ -> true, now);
            }
            if (topic.mesh.size() > sizes.high()) {
                thin(topic, now);
            }
            keepOutbound(topic, now);
        }
        fanout(topic, now);
    }

    private void fill(TopicState topic, int wanted, Predicate<Peer> filter, Instant now) {
        List<Peer> candidates = topic.followers().stream()
                .filter(peer -> !topic.mesh.contains(peer) && mayGraft(topic, peer, now))
                .filter(filter)
                .toList();
        sample.of(candidates, wanted - topic.mesh.size()).forEach(peer -> graft(topic, peer));
    }

    /** Down to D, with Dout outbound peers where there are as many. */
    private void thin(TopicState topic, Instant now) {
        List<Peer> shuffled = sample.of(topic.mesh, topic.mesh.size());
        List<Peer> kept = new ArrayList<>();
        shuffled.stream().filter(peer -> peer.outbound).limit(sizes.outbound()).forEach(kept::add);
        shuffled.stream()
                .filter(peer -> !kept.contains(peer))
                .limit(sizes.target() - kept.size())
                .toList()
                .forEach(kept::add);
        shuffled.stream()
                .filter(peer -> !kept.contains(peer))
                .forEach(peer -> prune(topic, peer, timing.pruneBackoff(), now));
    }

    /** A mesh of peers who all dialled us is one that an attacker chose. */
    private void keepOutbound(TopicState topic, Instant now) {
        long outbound = topic.mesh.stream().filter(peer -> peer.outbound).count();
        if (topic.mesh.size() >= sizes.low() && outbound < sizes.outbound()) {
            int wanted = topic.mesh.size() + sizes.outbound() - (int) outbound;
            fill(topic, wanted, peer -> peer.outbound, now);
        }
    }

    private void fanout(TopicState topic, Instant now) {
        if (topic.fanoutUsed == null) {
            return;
        }
        if (!topic.fanoutUsed.plus(timing.fanoutTtl()).isAfter(now)) {
            topic.fanoutUsed = null;
            topic.fanout.clear();
            return;
        }
        fillFanout(topic);
    }

    /** We publish to a topic that we do not follow. */
    Collection<Peer> useFanout(TopicState topic, Instant now) {
        topic.fanoutUsed = now;
        fillFanout(topic);
        return topic.fanout;
    }

    private void fillFanout(TopicState topic) {
        List<Peer> candidates = topic.followers().stream()
                .filter(peer -> !peer.explicit && !topic.fanout.contains(peer))
                .toList();
        topic.fanout.addAll(sample.of(candidates, sizes.target() - topic.fanout.size()));
    }

    private static boolean mayGraft(TopicState topic, Peer peer, Instant now) {
        return !peer.explicit && !topic.backoffs.holds(peer.id, now);
    }

    private void graft(TopicState topic, Peer peer) {
        topic.mesh.add(peer);
        outbox.control(peer).add(new Rpc.Graft(topic.topic));
    }

    private void prune(TopicState topic, Peer peer, Duration backoff, Instant now) {
        sendPrune(topic, peer, backoff);
        backOff(topic, peer, backoff, now);
    }

    private void sendPrune(TopicState topic, Peer peer, Duration backoff) {
        topic.mesh.remove(peer);
        @Nullable Duration said = peer.version.saysBackoff() ? backoff : null;
        outbox.control(peer).add(new Rpc.Prune(topic.topic, said));
    }

    private void backOff(TopicState topic, Peer peer, Duration length, Instant now) {
        if (!topic.backoffs.add(peer.id, now, length)) {
            outbox.count(Reason.BACKOFFS_FULL);
        }
    }
}
