package org.causality.propagation.adapter.recovery;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Decoded;
import org.causality.model.wire.ReconMessage;
import org.causality.model.wire.ReconMessage.Hello;
import org.causality.model.wire.ReconMessage.Outcome;
import org.causality.propagation.causal.CoreView;
import org.causality.propagation.causal.Output;
import org.causality.propagation.owner.CoreListener;
import org.causality.propagation.recovery.Answerer;
import org.causality.propagation.recovery.EpochClock;
import org.causality.propagation.recovery.Opener;
import org.causality.propagation.recovery.RecoveryLimits;
import org.causality.propagation.recovery.Step;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * All sessions of the lease's holder, and the set they compare.
 *
 * <pre>
 * CLOSED   --lease, by the core's thread-->   LOADING   sessions are refused
 * LOADING  --set loaded-->                    OPEN      sessions begin and end
 * OPEN     --rows lost on the way here-->     LOADING   all sessions end
 * any      --lease gone-->                    CLOSED    all sessions end
 * </pre>
 */
final class RecoveryRoom implements CoreListener, AutoCloseable {

    /** One that began under this lease, and how its side is asked. */
    private record Open(RecoverySession session, Side side, KeptSet set) {}

    /** In one word, so that the core's thread finds the set in each of the states and loses no row between two. */
    private record Standing(@Nullable KeptSet set, boolean isOpen) {
        static final Standing CLOSED = new Standing(null, false);

        @Nullable KeptSet present() {
            return isOpen ? set : null;
        }
    }

    /** Opener and answerer, alike from here. */
    private interface Side {
        List<Step> receive(ReconMessage message);

        List<Step> consumed(int bytes);
    }

    private static final Logger LOG = LoggerFactory.getLogger(RecoveryRoom.class);
    private static final long TURN_MILLIS = 500;

    /** Sessions that have ended, but whose end nobody has asked for yet, count in full only at this many times the rest. */
    private static final int ENDED_KEPT = 8;

    private final RecoveryLimits limits;
    private final EpochClock epochs;
    private final RecoveryRows rows;
    private final CoreDoor core;
    private final RecoveryMeters meters;
    private final Clock clock;
    private final SessionKeys keys;
    private final DueRule due;
    private final Map<String, Open> sessions = new ConcurrentHashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicReference<Standing> standing = new AtomicReference<>(Standing.CLOSED);

    RecoveryRoom(
            RecoveryLimits limits,
            EpochClock epochs,
            RecoveryRows rows,
            CoreDoor core,
            RecoveryMeters meters,
            Clock clock) {
        this.limits = limits;
        this.epochs = epochs;
        this.rows = rows;
        this.core = core;
        this.meters = meters;
        this.clock = clock;
        this.keys = new SessionKeys(epochs, limits);
        this.due = new DueRule(limits);
        meters.show("sessions", sessions::size);
        meters.show("ids", () -> {
            KeptSet set = standing.get().present();
            return set == null ? 0 : set.with(kept -> kept.size());
        });
    }

    void start() {
        Thread.ofVirtual().name("recovery").start(this::turn);
    }

    @Override
    public void close() {
        closing.countDown();
        inactive("closing");
    }

    // ---- the core's thread

    @Override
    public void active(long fence) {
        Standing loading = loading();
        standing.set(loading);
        load(loading);
    }

    @Override
    public void inactive(String why) {
        standing.set(Standing.CLOSED);
        sessions.values().forEach(open -> end(open, Outcome.UNEXPECTED));
    }

    @Override
    public void done(List<Output> outputs, CoreView view) {
        KeptSet set = standing.get().set();
        if (set != null) {
            for (Output output : outputs) {
                if (output instanceof Output.Store(var row)) {
                    set.arrived(row);
                }
            }
            due.saw(outputs, view, clock.millis());
        }
    }

    private Standing loading() {
        return new Standing(new KeptSet(epochs, limits.idsMax(), clock.millis()), false);
    }

    // ---- own threads

    private void loadAnew(Standing lost) {
        Standing loading = loading();
        if (standing.compareAndSet(lost, loading)) {
            sessions.values().forEach(open -> end(open, Outcome.UNEXPECTED));
            load(loading);
        }
    }

    private void load(Standing loading) {
        KeptSet fresh = Objects.requireNonNull(loading.set());
        Thread.ofVirtual().name("recovery set").start(() -> load(loading, fresh));
    }

    private void load(Standing loading, KeptSet fresh) {
        try {
            long begunNanos = System.nanoTime();
            fresh.load(rows);
            fresh.turnKeys(clock.millis(), Set.of());
            if (standing.compareAndSet(loading, new Standing(fresh, true))) {
                LOG.info(
                        "Recovery knows {} messages after {} ms.",
                        fresh.with(kept -> kept.size()),
                        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begunNanos));
            }
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("The set of recovery was not loaded, it is tried again: {}", e.getMessage());
            fresh.giveUp();
        }
    }

    private void turn() {
        try {
            while (!closing.await(TURN_MILLIS, TimeUnit.MILLISECONDS)) {
                Standing now = standing.get();
                KeptSet present = now.present();
                if (present != null) {
                    present.turnKeys(clock.millis(), ownKeys());
                    endOverdue();
                }
                KeptSet set = now.set();
                if (set != null && set.isLost()) {
                    LOG.warn("The set of recovery lacks rows: it is loaded anew.");
                    loadAnew(now);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private Set<Long> ownKeys() {
        return sessions.values().stream()
                .map(open -> open.session().ownKey())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private void endOverdue() {
        long now = clock.millis();
        sessions.values().stream().filter(open -> open.session().isOverdue(now)).forEach(open -> {
            end(open, Outcome.ROUNDS_SPENT);
            forget(open);
        });
    }

    // ---- gateways

    long nowMillis() {
        return clock.millis();
    }

    /** Who should be asked, because fetching alone would take too long; null when nobody within the wait. */
    @Nullable String duePeer(long waitMillis) throws InterruptedException {
        return due.take(waitMillis);
    }

    /** Begins a session; null when there is no room for it, or no set yet. */
    synchronized @Nullable RecoverySession begin(String peer, boolean opens) {
        Standing now = standing.get();
        KeptSet set = now.present();
        List<String> peers = sessions.values().stream()
                .filter(open -> open.session().ended() == null)
                .map(open -> open.session().peer)
                .toList();
        long ofPeer = peers.stream().filter(peer::equals).count();
        if (set == null
                || peers.size() >= limits.sessionsMax()
                || ofPeer >= limits.sessionsPerPeerMax()
                || sessions.size() >= ENDED_KEPT * limits.sessionsMax()) {
            meters.session(opens, set == null ? "NOT_READY" : "REFUSED");
            return null;
        }
        RecoverySession session =
                new RecoverySession(UUID.randomUUID().toString(), peer, opens, limits, clock.millis());
        Open open = new Open(session, opens ? opener(set, session) : answerer(set), set);
        sessions.put(session.id, open);
        if (!standing.get().equals(now)) {
            end(
                    open,
                    Outcome.UNEXPECTED); // the set went meanwhile, and this one was not among those that ended with it
        }
        if (opens && open.side() instanceof Opening(Opener opener)) {
            carryOut(open, set.with(_ -> opener.open()));
        }
        return session;
    }

    @Nullable RecoverySession session(String id) {
        Open open = sessions.get(id);
        return open == null ? null : open.session();
    }

    /** Returns when the core has taken what the frames brought. */
    void receive(RecoverySession session, List<Bytes> frames) {
        Open open = sessions.get(session.id);
        for (Bytes frame : frames) {
            if (open == null || session.ended() != null) {
                return;
            }
            session.heard(frame.size(), clock.millis());
            switch (ReconMessage.decode(frame)) {
                case Decoded.Ok<ReconMessage>(ReconMessage message) -> receive(open, message);
                case Decoded.Malformed<ReconMessage> _ -> end(open, Outcome.UNEXPECTED);
            }
        }
    }

    private void receive(Open open, ReconMessage message) {
        if (message instanceof Hello hello && !hello.key().isEmpty()) {
            keys.meet(open.set(), open.session(), hello, clock.millis());
        }
        carryOut(open, open.set().with(_ -> open.side().receive(message)));
    }

    /** The gateway lost the peer. */
    void leave(RecoverySession session) {
        Open open = sessions.get(session.id);
        if (open != null) {
            end(open, Outcome.UNEXPECTED);
        }
    }

    /** The gateway knows how it ended; one that never asks is forgotten when it has been idle for long. */
    void over(RecoverySession session) {
        Open open = sessions.get(session.id);
        if (open != null) {
            forget(open);
        }
    }

    // ---- steps

    private void carryOut(Open open, List<Step> steps) {
        for (Step step : steps) {
            switch (step) {
                case Step.Send(ReconMessage message) -> open.session().say(message);
                case Step.Take(List<Bytes> messages) -> take(open, messages);
                case Step.End(Outcome outcome) -> end(open, outcome);
            }
        }
    }

    private void take(Open open, List<Bytes> messages) {
        if (!core.takes(messages, open.session().peer)) {
            end(open, Outcome.UNEXPECTED);
            return;
        }
        int bytes = messages.stream().mapToInt(Bytes::size).sum();
        carryOut(open, open.set().with(_ -> open.side().consumed(bytes)));
    }

    private void end(Open open, Outcome outcome) {
        if (open.session().end(outcome)) {
            meters.session(open.session().opens, outcome.name());
            if (open.session().opens) {
                keys.ended(open.session().peer, outcome);
            }
        }
    }

    private void forget(Open open) {
        sessions.remove(open.session().id);
        Long own = open.session().ownKey();
        if (own != null) {
            open.set().drop(own);
        }
    }

    // ---- sides

    private Side opener(KeptSet set, RecoverySession session) {
        SessionLog log = new SessionLog(rows);
        return new Opening(keys.opener(set, session, log, clock.millis()));
    }

    private Side answerer(KeptSet set) {
        SessionLog log = new SessionLog(rows);
        return new Answering(set.with(kept -> new Answerer(kept, log)));
    }

    private record Opening(Opener opener) implements Side {
        @Override
        public List<Step> receive(ReconMessage message) {
            return opener.receive(message);
        }

        @Override
        public List<Step> consumed(int bytes) {
            return opener.consumed(bytes);
        }
    }

    private record Answering(Answerer answerer) implements Side {
        @Override
        public List<Step> receive(ReconMessage message) {
            return answerer.receive(message);
        }

        @Override
        public List<Step> consumed(int bytes) {
            return answerer.consumed(bytes);
        }
    }
}
