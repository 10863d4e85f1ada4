package org.causality.simulator.node;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.causality.model.codec.Bytes;
import org.causality.model.wire.ReconMessage;
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
 * Partition recovery with neighbours: one session of our own at a time, with a neighbour that is new or with any other
 * now and then, and a few that neighbours begin. One start of a node.
 */
final class RecoveryPart implements ReconLog {
    /** Sessions that neighbours began and we answer; a further one gets no answer. */
    private static final int ANSWERED_MAX = 8;

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
    }

    private final Node node;
    private final World world;
    private final CausalPart causal;
    private final SplittableRandom random;
    private final ReconSet set = new ReconSet(1, KEY, 0);
    /** What is in the set, by the messages' numbers. */
    private final BitSet known = new BitSet();

    private final Map<Long, Session> answered = new LinkedHashMap<>();
    private @Nullable Session ours;
    private long nextMicros;
    private long sessions;
    private boolean ended;

    RecoveryPart(Node node, World world, Log log, CausalPart causal, SplittableRandom random) {
        this.node = node;
        this.world = world;
        this.causal = causal;
        this.random = random;
        log.forEachJudged(this::stored);
        nextMicros = world.engine.nowMicros() + random.nextLong(world.script.recoverMicros());
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
        if (ours == null) {
            open(link);
        }
    }

    void disconnected(Link link) {
        if (ours != null && ours.link == link) {
            ours = null;
        }
        answered.values().removeIf(session -> session.link == link);
    }

    void tick() {
        long now = world.engine.nowMicros();
        if (ours != null && now - ours.heardMicros > SILENCE_MICROS) {
            ours = null;
        }
        answered.values().removeIf(session -> now - session.heardMicros > SILENCE_MICROS);
        if (ours == null && now >= nextMicros) {
            List<Link> links = node.linksUp();
            if (!links.isEmpty()) {
                open(links.get(random.nextInt(links.size())));
            }
        }
    }

    private void open(Link link) {
        long now = world.engine.nowMicros();
        nextMicros = now + world.script.recoverMicros();
        Opener opener = new Opener(set, this);
        Session session = new Session(
                ((long) node.number() << 40) + ((long) node.starts() << 24) + ++sessions,
                link,
                true,
                opener::receive,
                opener::consumed,
                now);
        ours = session;
        carryOut(session, opener.open());
    }

    void received(Link link, Frame.Recon frame) {
        Session session = frame.fromOpener() ? answering(link, frame.session()) : ours;
        if (session != null && session.id == frame.session()) {
            session.heardMicros = world.engine.nowMicros();
            carryOut(session, session.receive.apply(frame.message()));
        }
    }

    private @Nullable Session answering(Link link, long id) {
        Session known = answered.get(id);
        if (known != null || answered.size() >= ANSWERED_MAX) {
            return known;
        }
        Answerer answerer = new Answerer(set, this);
        Session begun = new Session(id, link, false, answerer::receive, answerer::consumed, world.engine.nowMicros());
        answered.put(id, begun);
        return begun;
    }

    private void carryOut(Session session, List<Step> steps) {
        for (Step step : steps) {
            switch (step) {
                case Step.Send(ReconMessage message) -> {
                    ReconMessage passed = world.codecs.pass(node.number(), message);
                    world.network.send(session.link, node.number(), new Frame.Recon(session.id, session.ours, passed));
                }
                case Step.Take(List<Bytes> envelopes) -> take(session, envelopes);
                case Step.End _ -> over(session);
            }
        }
    }

    private void take(Session session, List<Bytes> envelopes) {
        String peer = world.node(session.link.other(node.number())).name();
        int bytes = 0;
        for (Bytes envelope : envelopes) {
            bytes += envelope.size();
            Said said = world.archive.of(envelope);
            if (said != null && said.holds()) {
                causal.received(said, peer);
            }
        }
        int taken = bytes;
        causal.afterwards(() -> {
            if (!ended) {
                carryOut(session, session.consumed.apply(taken));
            }
        });
    }

    private void over(Session session) {
        if (session == ours) {
            ours = null;
        }
        answered.remove(session.id, session);
    }
}
