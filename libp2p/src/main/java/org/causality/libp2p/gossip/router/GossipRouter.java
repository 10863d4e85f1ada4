package org.causality.libp2p.gossip.router;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.random.RandomGenerator;
import org.causality.libp2p.gossip.rpc.Bytes;
import org.causality.libp2p.gossip.rpc.Rpc;
import org.causality.libp2p.gossip.rpc.RpcBatch;
import org.causality.libp2p.gossip.rpc.Topic;
import org.causality.libp2p.gossip.score.PeerStats;
import org.causality.libp2p.gossip.score.Scores;
import org.causality.libp2p.identity.PeerId;
import org.jspecify.annotations.Nullable;

/**
 * Gossipsub for a set of topics: inputs in, outputs out, the same for the same seed. Not safe for several threads.
 *
 * <p>Its rooms: {@link Intake} judges what comes, {@link Forwarding} sends it on, {@link Mesh} keeps meshes, {@link
 * Gossip} repairs with IHAVE and IWANT, {@link Unwanted} spares copies, {@link Partials}
 * deals in parts, {@link Standing} says who is worth what. Their state tables stand in their comments. A peer goes
 *
 * <pre>
 * state        on                 becomes
 * unknown      PeerConnected      connected   (our subscriptions sent)
 * connected    PeerDisconnected   unknown     (backoffs stay)
 * </pre>
 */
public final class GossipRouter {
    /** Heartbeats from one look at poor meshes to the next. */
    private static final int IMPROVE_BEATS = 60;

    /** Longest peer record kept to be given on. */
    private static final int ENVELOPE_BYTES_MAX = 2_048;

    private final GossipSettings settings;
    private final Scores scores;
    private final Standing standing;
    private final Outbox outbox;
    private final Peers peers;
    private final Topics topics;
    private final Mesh mesh;
    private final Unwanted unwanted;
    private final Partials partials;
    private final Gossip gossip;
    private final Intake intake;
    private final Forwarding forwarding;
    private @Nullable Instant nextHeartbeat;
    private long beats;

    /** A router without peers and topics; all its choices come from {@code random}. */
    public GossipRouter(GossipSettings settings, RandomGenerator random) {
        Sample sample = new Sample(random);
        this.settings = settings;
        this.scores = new Scores(settings.score());
        this.standing = new Standing(scores, settings.score().thresholds());
        this.outbox = new Outbox(settings.rpcLimits());
        this.peers = new Peers(settings.limits().peersMax());
        this.topics = new Topics(settings.limits());
        this.mesh = new Mesh(settings, standing, sample, outbox);
        this.unwanted = new Unwanted(settings, outbox);
        this.partials = new Partials(settings, standing, sample, outbox);
        this.gossip = new Gossip(settings, topics, peers, standing, sample, unwanted, outbox);
        this.intake = new Intake(settings, topics, gossip, scores, unwanted, outbox);
        this.forwarding = new Forwarding(settings, sample, peers, topics, mesh, standing, intake, unwanted, outbox);
    }

    /** Takes in what happened and says what to do. {@code now} never goes back. */
    public List<Output> handle(Input input, Instant now) {
        switch (input) {
            case Input.PeerConnected connected -> connected(connected);
            case Input.PeerDisconnected(PeerId peer) -> disconnected(peer, now);
            case Input.RecordKnown(PeerId peer, Bytes envelope) -> recordKnown(peer, envelope);
            case Input.Unusable(PeerId from, Reason reason) -> outbox.count(reason, from);
            case Input.Appraised(PeerId peer, double value) -> scores.application(peer, value);
            case Input.RpcReceived(PeerId from, Rpc rpc) -> received(from, rpc, now);
            case Input.Subscribe(Topic topic, TopicSettings how) -> subscribe(topic, how, now);
            case Input.Unsubscribe(Topic topic) -> unsubscribe(topic, now);
            case Input.Publish(var message, TopicSettings how, var also) -> forwarding.publish(message, how, also, now);
            case Input.Judged(Ticket ticket, Verdict verdict) -> intake.judged(ticket, verdict, forwarding, now);
            case Input.StreamBegun(PeerId from) -> streamBegun(from);
            case Input.PublishPartial(Topic topic, var message) -> partials.publish(topics.followed(topic), message);
            case Input.PartsRejected(Topic topic, PeerId from) -> {
                outbox.count(Reason.PARTIAL_REJECTED, from);
                scores.invalid(topic, from, now);
            }
            case Input.Authentic(Ticket ticket) -> intake.authentic(ticket);
            case Input.Forget(Topic topic, var id) -> {
                @Nullable TopicState state = topics.get(topic);
                if (state != null) {
                    state.seen.remove(id);
                }
            }
            case Input.ExplicitPeers(var ids) -> {
                peers.explicit(ids);
                topics.all().forEach(mesh::becameExplicit);
            }
            case Input.Tick() -> tick(now);
        }
        List<Output> outputs = outbox.drain();
        outputs.forEach(output -> blame(output, now));
        return outputs;
    }

    /** Whatever is counted as misbehaviour is score parameter P7. */
    private void blame(Output output, Instant now) {
        if (output instanceof Output.Counted(Reason reason, long amount, var by)
                && reason.fault() == Reason.Fault.MISBEHAVIOUR) {
            by.forEach(peer -> scores.misbehaved(peer, amount, now));
        }
    }

    private void connected(Input.PeerConnected connected) {
        if (peers.get(connected.peer()) != null) {
            return;
        }
        if (peers.isFull()) {
            outbox.count(Reason.PEERS_FULL, connected.peer());
            outbox.add(new Output.Disconnect(connected.peer(), Reason.PEERS_FULL));
            return;
        }
        PeerStats stats = scores.connected(connected.peer(), connected.source());
        RpcBatch hello = outbox.control(peers.add(connected, stats));
        if (intake.budget().isPaused(connected.peer())) {
            outbox.add(new Output.Reading(connected.peer(), false));
        }
        if (connected.version().hasExtensions()) {
            hello.extensions(new Rpc.Extensions(true));
        }
        topics.all().stream().filter(TopicState::isFollowed).forEach(topic -> hello.add(weFollow(topic)));
    }

    private static Rpc.Subscription weFollow(TopicState topic) {
        PartialMode partial = topic.settings == null ? PartialMode.NONE : topic.settings.partial();
        return new Rpc.Subscription(
                topic.topic, true, partial == PartialMode.REQUESTED, partial == PartialMode.SUPPORTED);
    }

    private void streamBegun(PeerId from) {
        @Nullable Peer peer = peers.get(from);
        if (peer != null) {
            peer.heard = false;
        }
    }

    private void recordKnown(PeerId id, Bytes envelope) {
        @Nullable Peer peer = peers.get(id);
        if (peer != null && envelope.length() <= ENVELOPE_BYTES_MAX) {
            peer.envelope = envelope.compact();
        }
    }

    private void disconnected(PeerId id, Instant now) {
        @Nullable Peer peer = peers.remove(id);
        if (peer != null) {
            scores.disconnected(id, now);
            topics.all().forEach(topic -> topic.removePeer(peer));
            unwanted.gone(peer);
            partials.gone(topics.all(), peer);
            outbox.gone(id);
        }
    }

    private void received(PeerId from, Rpc rpc, Instant now) {
        @Nullable Peer peer = peers.get(from);
        if (peer == null) {
            outbox.count(Reason.UNKNOWN_PEER, from);
            return;
        }
        extensions(peer, rpc.control().extensions());
        // Said once and never again: without them a peer that is forgiven later would stay a stranger.
        rpc.subscriptions().forEach(s -> subscription(peer, s, now));
        if (!standing.isHeard(peer)) {
            if (rpc.saysMoreThanSubscriptions()) {
                outbox.count(Reason.GRAYLISTED, from);
            }
            return;
        }
        rpc.messages().forEach(message -> intake.receive(message, from, forwarding, now));
        control(peer, rpc.control(), now);
        if (rpc.partial() != null) {
            partials.receive(topics.get(rpc.partial().topic()), peer, rpc.partial());
        }
    }

    /** They stand in the first frame of a stream, or nowhere. */
    private void extensions(Peer peer, Rpc.@Nullable Extensions said) {
        boolean first = !peer.heard;
        if (first) {
            peer.heard = true;
        }
        if (said == null) {
            return;
        }
        if (!peer.version.hasExtensions()) {
            outbox.count(Reason.EXTENSIONS_UNSUPPORTED, peer.id);
        } else if (first) {
            peer.sendsPartial = said.partialMessages();
        } else {
            outbox.count(Reason.EXTENSIONS_LATE, peer.id);
        }
    }

    private void control(Peer peer, Rpc.Control control, Instant now) {
        if (control.isEmpty()) {
            return;
        }
        gossip.onIhave(peer, control.ihave(), now);
        gossip.onIwant(peer, control.iwant());
        control.graft().forEach(graft -> mesh.onGraft(topics.get(graft.topic()), peer, now));
        control.prune().forEach(prune -> {
            @Nullable TopicState topic = topics.get(prune.topic());
            if (topic != null) {
                mesh.onPrune(topic, peer, prune, now);
            }
        });
        control.idontwant().forEach(none -> none.ids().forEach(id -> forwarding.has(id, peer.id, now)));
        unwanted.onIdontwant(peer, control.idontwant());
    }

    private void subscription(Peer peer, Rpc.Subscription subscription, Instant now) {
        if (!subscription.subscribe()) {
            unfollow(peer, subscription);
        } else if (peer.topics.size() >= settings.limits().topicsPerPeerMax()) {
            outbox.count(Reason.SUBSCRIPTIONS_FULL, peer.id);
        } else {
            follow(peer, subscription, now);
        }
    }

    private void follow(Peer peer, Rpc.Subscription subscription, Instant now) {
        Topic name = subscription.topic();
        @Nullable TopicState topic = topics.open(name);
        if (topic == null) {
            outbox.count(Reason.TOPICS_FULL, peer.id);
            return;
        }
        peer.topics.add(name);
        peer.partial(subscription);
        if (topic.addFollower(peer)) {
            mesh.followed(topic, peer, now);
        }
    }

    private void unfollow(Peer peer, Rpc.Subscription subscription) {
        Topic name = subscription.topic();
        peer.topics.remove(name);
        peer.partial(subscription);
        @Nullable TopicState topic = topics.get(name);
        if (topic != null) {
            mesh.unfollowed(topic, peer);
        }
    }

    private void subscribe(Topic name, TopicSettings how, Instant now) {
        @Nullable TopicState topic = topics.open(name);
        if (topic == null) {
            outbox.count(Reason.TOPICS_FULL);
            return;
        }
        boolean isNew = !topic.isFollowed();
        boolean isOther = topic.settings != null && topic.settings.partial() != how.partial();
        topic.settings = how;
        scores.score(name, how.score());
        if (isNew) {
            tellAll(weFollow(topic));
            mesh.join(topic, now);
        } else if (isOther) {
            tellAll(weFollow(topic));
        }
    }

    private void unsubscribe(Topic name, Instant now) {
        @Nullable TopicState topic = topics.followed(name);
        if (topic != null) {
            mesh.leave(topic, now);
            intake.dropAll(topic);
            topic.parts.clear();
            topic.settings = null;
            scores.forget(name);
            tellAll(new Rpc.Subscription(name, false));
        }
    }

    private void tellAll(Rpc.Subscription change) {
        peers.all().forEach(peer -> outbox.control(peer).add(change));
    }

    private void tick(Instant now) {
        gossip.askAgain(now);
        forwarding.release(now);
        if (nextHeartbeat != null && now.isBefore(nextHeartbeat)) {
            return;
        }
        nextHeartbeat = heartbeatAfter(now);
        beats++;
        scores.refresh(now);
        partials.beat();
        for (TopicState topic : topics.all()) {
            intake.heartbeat(topic, now);
            mesh.heartbeat(topic, now);
            partials.heartbeat(topic);
            if (beats % IMPROVE_BEATS == 0) {
                mesh.improve(topic, now);
            }
        }
        unwanted.heartbeat(peers.all());
        gossip.heartbeat(intake.budget()::isPaused, now);
        topics.dropIdle();
    }

    /** In step with the last one, so that late ticks do not add up; from anew after a pause. */
    private Instant heartbeatAfter(Instant now) {
        Instant planned = (nextHeartbeat == null ? now : nextHeartbeat)
                .plus(settings.timing().heartbeat());
        return planned.isAfter(now) ? planned : now.plus(settings.timing().heartbeat());
    }

    /** Connected peers in our mesh of the topic. */
    public List<PeerId> meshPeers(Topic topic) {
        @Nullable TopicState state = topics.get(topic);
        return state == null ? List.of() : ids(state.mesh);
    }

    /** Connected peers that follow the topic. */
    public List<PeerId> topicPeers(Topic topic) {
        @Nullable TopicState state = topics.get(topic);
        return state == null ? List.of() : ids(state.followers());
    }

    /** The score of a peer that is connected or was lately; 0 for anybody else. */
    public double score(PeerId peer) {
        return scores.of(peer);
    }

    /** How full it is. */
    public RouterGauges gauges() {
        return new RouterGauges(
                peers.all().size(),
                topics.all().size(),
                topics.followedTopics().size(),
                intake.budget().copies(),
                intake.budget().bytes(),
                topics.all().stream().mapToInt(topic -> topic.seen.size()).sum(),
                gossip.cache().messages(),
                gossip.cache().bytes(),
                gossip.wants().size(),
                unwanted.size(),
                topics.all().stream().mapToInt(topic -> topic.parts.size()).sum(),
                scores.retained());
    }

    private static List<PeerId> ids(Collection<Peer> peers) {
        return peers.stream().map(peer -> peer.id).toList();
    }
}
