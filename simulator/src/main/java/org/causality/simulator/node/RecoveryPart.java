package org.causality.simulator.node;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.causality.gateway.recovery.Recovered;
import org.causality.gateway.recovery.RecoveryLimits;
import org.causality.gateway.recovery.RecoveryPlan;
import org.causality.model.codec.Bytes;
import org.causality.model.wire.ReconMessage;
import org.causality.model.wire.ReconMessage.Outcome;
import org.causality.propagation.recovery.Answerer;
import org.causality.propagation.recovery.EpochKey;
import org.causality.propagation.recovery.Opener;
import org.causality.propagation.recovery.ReconLog;
import org.causality.propagation.recovery.ReconSet;
import org.causality.propagation.recovery.ShortId;
import org.causality.propagation.recovery.Step;
import org.causality.simulator.message.Said;
import org.causality.simulator.network.Frame;
import org.causality.simulator.network.Link;
import org.jspecify.annotations.Nullable;

/**
 * Partition recovery with neighbours: the production's cores, and its plan of whom to begin with and when. A neighbour's
 * HELLO is its link's coming up. One start of a node.
 */
final class RecoveryPart implements ReconLog {
    /** A session in which nothing comes for so long is over. */
    private static final long SILENCE_MICROS = 10_000_000;

    private static final EpochKey KEY = new EpochKey(Bytes.ascii("simulated epoch."));

    /** One side of a session. */
    private static final class Session {
        final long id;
        final Link link;
        final boolean ours;
        final IntFunction<List<Step>> consumed;
        final Function<ReconMessage, List<Step>> receive;
        long heardMicros;
        long sentBytes;
        long receivedBytes;

        Session(
                long id,
                Link link,
                boolean ours,
                Function<ReconMessage, List<Step>> receive,
                IntFunction<List<Step>> consumed,
                long nowMicros) {
            this.id = id;
            this.link = link;
            this.ours = ours;
            this.receive = receive;
            this.consumed = consumed;
            this.heardMicros = nowMicros;
        }

        Recovered as(@Nullable Outcome outcome) {
            return new Recovered(outcome, 0, sentBytes, receivedBytes, 0, 0);
        }
    }

    private final Node node;
    private final World world;
    private final CausalPart causal;
    private final RecoveryLimits limits;
    private final RecoveryPlan plan;
    private final ReconSet set = new ReconSet(1, KEY, 0);
    /** What is in the set, by the messages' numbers. */
    private final BitSet known = new BitSet();

    /** Those under way. */
    private final Map<Long, Session> sessions = new LinkedHashMap<>();

    private long begun;
    private boolean ended;

    RecoveryPart(Node node, World world, Log log, CausalPart causal, SplittableRandom random) {
        this.node = node;
        this.world = world;
        this.causal = causal;
        this.limits = RecoveryLimits.DEFAULT.withRoundMillis(world.script.recoverMicros() / 1_000);
        this.plan = new RecoveryPlan(limits, random);
        log.forEachJudged(this::stored);
    }

    void end() {
        ended = true;
    }

    /** The message was delivered and judged, and both are synced. */
    void stored(Said said, long time) {
        if (!known.get(said.number())) {
            known.set(said.number());
            set.add(said.envelope().id(), time);
        }
    }

    @Override
    public @Nullable Kept find(ShortId id) {
        Said said = world.archive.find(id);
        return said == null || !known.get(said.number())
                ? null
                : new Kept(said.envelope().header().time().value(), said.encoded());
    }

    // ---- sessions

    void connected(Link link) {
        Node other = other(link);
        if (causal.lacksAnyOf(other.heads())) {
            plan.cameBack(other.name(), node.name().compareTo(other.name()) < 0, nowMillis());
        }
    }

    void disconnected(Link link) {
        endAll(session -> session.link == link);
    }

    void tick() {
        long silent = world.engine.nowMicros() - SILENCE_MICROS;
        endAll(session -> session.heardMicros < silent);
        List<Link> links = node.linksUp();
        String due = plan.next(links.stream().map(link -> other(link).name()).toList(), nowMillis());
        links.stream()
                .filter(link -> other(link).name().equals(due))
                .filter(link -> sessions.values().stream().noneMatch(session -> session.link == link))
                .findFirst()
                .ifPresent(this::open);
    }

    private Node other(Link link) {
        return world.node(link.other(node.number()));
    }

    private long nowMillis() {
        return world.engine.nowMicros() / 1_000;
    }

    private void open(Link link) {
        long id = ((long) node.number() << 40) + ((long) node.starts() << 24) + ++begun;
        Opener opener = new Opener(set, this);
        Session session = new Session(id, link, true, opener::receive, opener::consumed, world.engine.nowMicros());
        if (sessions.size() >= limits.sessionsMax()) {
            over(session, null);
        } else {
            sessions.put(id, session);
            carryOut(session, opener.open());
        }
    }

    void received(Link link, Frame.Recon frame) {
        Session session = sessions.get(frame.session());
        if (session == null && frame.fromOpener()) {
            session = answering(link, frame.session());
        }
        if (session != null && session.ours != frame.fromOpener()) {
            session.heardMicros = world.engine.nowMicros();
            carryOut(session, session.receive.apply(frame.message()));
        }
    }

    /** The other side has no room for it. */
    void refused(Frame.ReconRefused frame) {
        Session session = sessions.get(frame.session());
        if (session != null && session.ours) {
            over(session, null);
        }
    }

    private @Nullable Session answering(Link link, long id) {
        long ofPeer = sessions.values().stream()
                .filter(session -> session.link == link)
                .count();
        if (sessions.size() >= limits.sessionsMax() || ofPeer >= limits.sessionsPerPeerMax()) {
            world.network.send(link, node.number(), new Frame.ReconRefused(id));
            return null;
        }
        Answerer answerer = new Answerer(set, this);
        Session begun = new Session(id, link, false, answerer::receive, answerer::consumed, world.engine.nowMicros());
        sessions.put(id, begun);
        return begun;
    }

    private void carryOut(Session session, List<Step> steps) {
        for (Step step : steps) {
            switch (step) {
                case Step.Send(ReconMessage message) -> {
                    if (message instanceof ReconMessage.Push push) {
                        session.sentBytes +=
                                push.messages().stream().mapToInt(Bytes::size).sum();
                    }
                    ReconMessage passed = world.codecs.pass(node.number(), message);
                    world.network.send(session.link, node.number(), new Frame.Recon(session.id, session.ours, passed));
                }
                case Step.Take(List<Bytes> envelopes) -> take(session, envelopes);
                case Step.End(Outcome outcome) -> over(session, outcome);
            }
        }
    }

    private void take(Session session, List<Bytes> envelopes) {
        String peer = other(session.link).name();
        int bytes = 0;
        for (Bytes envelope : envelopes) {
            bytes += envelope.size();
            Said said = world.archive.of(envelope);
            if (said != null && said.holds()) {
                causal.received(said, peer);
            }
        }
        session.receivedBytes += bytes;
        int taken = bytes;
        causal.afterwards(() -> {
            if (!ended) {
                carryOut(session, session.consumed.apply(taken));
            }
        });
    }

    private void endAll(Predicate<Session> which) {
        List.copyOf(sessions.values()).stream().filter(which).forEach(session -> over(session, null));
    }

    private void over(Session session, @Nullable Outcome outcome) {
        sessions.remove(session.id);
        String peer = other(session.link).name();
        if (session.ours) {
            plan.ended(peer, session.as(outcome), nowMillis());
        } else {
            plan.served(peer, session.as(outcome));
        }
    }
}
