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
 * outside                       heartbeat, mesh poor, peer better  in mesh    (GRAFT sent)
 * outside                       GRAFT received, room               in mesh
 * outside                       GRAFT received, no room            backing off (PRUNE sent)
 * in mesh                       PRUNE received                     backing off
 * in mesh                       heartbeat, mesh high; we leave     backing off (PRUNE sent, perhaps with others' records)
 * in mesh                       heartbeat, score below 0           backing off (PRUNE sent)
 * in mesh                       peer leaves topic or disconnects   outside
 * backing off                   GRAFT received                     backing off anew (PRUNE sent, counted)
 * backing off                   its time is over                   outside
 * </pre>
 *
 * Explicit peers are never in a mesh, peers with a score below 0 neither. Fanout peers stand in for a mesh where we
 * publish without following.
 */
final class Mesh {
    private final MeshSizes sizes;
    private final Timing timing;
    private final int exchangePeersMax;
    private final Standing standing;
    private final MeshChoice choice;
    private final Sample sample;
    private final Outbox outbox;

    Mesh(GossipSettings settings, Standing standing, Sample sample, Outbox outbox) {
        this.sizes = settings.mesh();
        this.timing = settings.timing();
        this.exchangePeersMax = settings.exchangePeersMax();
        this.standing = standing;
        this.choice = new MeshChoice(sizes, standing, sample);
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
        known.forEach(peer -> graft(topic, peer, now));
        fill(topic, sizes.target(), _ -> true, now);
    }

    /** We do not follow the topic any more. */
    void leave(TopicState topic, Instant now) {
        List.copyOf(topic.mesh).forEach(peer -> prune(topic, peer, timing.unsubscribeBackoff(), true, now));
    }

    /** A peer follows the topic now: where the mesh is low it need not wait for the heartbeat. */
    void followed(TopicState topic, Peer peer, Instant now) {
        if (topic.isFollowed() && topic.mesh.size() < sizes.low() && mayGraft(topic, peer, now)) {
            graft(topic, peer, now);
        }
    }

    /** The peer does not follow the topic any more. */
    void unfollowed(TopicState topic, Peer peer) {
        remove(topic, peer);
        topic.removePeer(peer);
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
        } else if (!standing.mayMesh(peer)) {
            refuse(topic, peer, Reason.GRAFT_LOW_SCORE, now);
        } else if (topic.mesh.size() >= sizes.high() && !peer.outbound) {
            refuse(topic, peer, Reason.GRAFT_MESH_FULL, now);
        } else {
            add(topic, peer, now);
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
        prune(topic, peer, timing.pruneBackoff(), reason == Reason.GRAFT_MESH_FULL, now);
    }

    void onPrune(TopicState topic, Peer peer, Rpc.Prune prune, Instant now) {
        remove(topic, peer);
        Duration told = prune.backoff() == null ? timing.pruneBackoff() : prune.backoff();
        backOff(topic, peer, told.plus(Timing.BACKOFF_SLACK), now);
        if (prune.peers().isEmpty()) {
            return;
        }
        if (standing.mayIntroduce(peer)) {
            outbox.add(new Output.PeersOffered(peer.id, topic.topic, prune.peers()));
        } else {
            outbox.count(Reason.EXCHANGE_LOW_SCORE, prune.peers().size(), List.of(peer.id));
        }
    }

    void becameExplicit(TopicState topic) {
        topic.mesh.stream()
                .filter(peer -> peer.explicit)
                .toList()
                .forEach(peer -> sendPrune(topic, peer, Duration.ZERO, false));
    }

    void heartbeat(TopicState topic, Instant now) {
        topic.backoffs.expire(now);
        if (topic.isFollowed()) {
            expel(topic, now);
            if (topic.mesh.size() < sizes.low()) {
                fill(topic, sizes.target(), _ -> true, now);
            }
            if (topic.mesh.size() > sizes.high()) {
                choice.superfluous(topic).forEach(peer -> prune(topic, peer, timing.pruneBackoff(), true, now));
            }
            keepOutbound(topic, now);
        }
        fanout(topic, now);
    }

    private void expel(TopicState topic, Instant now) {
        List<Peer> bad =
                topic.mesh.stream().filter(peer -> !standing.mayMesh(peer)).toList();
        bad.forEach(peer -> {
            outbox.count(Reason.MESH_LOW_SCORE, peer.id);
            prune(topic, peer, timing.pruneBackoff(), false, now);
        });
    }

    /** Every few heartbeats: a mesh of peers that bring little is one that an attacker may have filled. */
    void improve(TopicState topic, Instant now) {
        if (topic.isFollowed()) {
            List<Peer> better = choice.better(topic, peer -> mayGraft(topic, peer, now));
            if (!better.isEmpty()) {
                outbox.count(Reason.MESH_POOR);
                better.forEach(peer -> graft(topic, peer, now));
            }
        }
    }

    private void fill(TopicState topic, int wanted, Predicate<Peer> filter, Instant now) {
        List<Peer> candidates = topic.followers().stream()
                .filter(peer -> !topic.mesh.contains(peer) && mayGraft(topic, peer, now))
                .filter(filter)
                .toList();
        sample.of(candidates, wanted - topic.mesh.size()).forEach(peer -> graft(topic, peer, now));
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
        topic.fanout.removeIf(peer -> !standing.mayHaveOurs(peer));
        List<Peer> candidates = topic.followers().stream()
                .filter(peer -> !peer.explicit && !topic.fanout.contains(peer) && standing.mayHaveOurs(peer))
                .toList();
        topic.fanout.addAll(sample.of(candidates, sizes.target() - topic.fanout.size()));
    }

    private boolean mayGraft(TopicState topic, Peer peer, Instant now) {
        return !peer.explicit && !topic.backoffs.holds(peer.id, now) && standing.mayMesh(peer);
    }

    private void graft(TopicState topic, Peer peer, Instant now) {
        add(topic, peer, now);
        outbox.control(peer).add(new Rpc.Graft(topic.topic));
    }

    private void add(TopicState topic, Peer peer, Instant now) {
        topic.mesh.add(peer);
        standing.scores().grafted(peer.id, topic.topic, now);
    }

    private void remove(TopicState topic, Peer peer) {
        if (topic.mesh.remove(peer)) {
            standing.scores().pruned(peer.id, topic.topic);
        }
    }

    private void prune(TopicState topic, Peer peer, Duration backoff, boolean exchange, Instant now) {
        sendPrune(topic, peer, backoff, exchange);
        backOff(topic, peer, backoff, now);
    }

    private void sendPrune(TopicState topic, Peer peer, Duration backoff, boolean exchange) {
        remove(topic, peer);
        @Nullable Duration said = peer.version.saysBackoff() ? backoff : null;
        boolean names = exchange && exchangePeersMax > 0 && peer.version.saysBackoff() && standing.mayMesh(peer);
        outbox.control(peer).add(new Rpc.Prune(topic.topic, said, names ? others(topic, peer) : List.of()));
    }

    /** Others that the pruned peer may go to: well behaved, and vouching for their own addresses. */
    private List<Rpc.PeerInfo> others(TopicState topic, Peer pruned) {
        List<Peer> good = topic.followers().stream()
                .filter(peer -> !peer.equals(pruned) && peer.envelope != null && standing.mayMesh(peer))
                .toList();
        List<Rpc.PeerInfo> named = new ArrayList<>();
        sample.of(good, exchangePeersMax).forEach(peer -> named.add(new Rpc.PeerInfo(peer.id, peer.envelope)));
        return named;
    }

    private void backOff(TopicState topic, Peer peer, Duration length, Instant now) {
        if (!topic.backoffs.add(peer.id, now, length)) {
            outbox.count(Reason.BACKOFFS_FULL);
        }
    }
}
