package org.causality.propagation.owner;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.causality.propagation.causal.CausalCore;
import org.causality.propagation.causal.CoreView;
import org.causality.propagation.causal.Input;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that owns the core.
 *
 * <pre>
 * WAITING  --log loaded and followed, lease acquired, feed opened--> ACTIVE
 * ACTIVE   --fence stale, or the log contradicts-->     WAITING   (a fresh core and feed key next time)
 * any      --close-->                                   STOPPED   (lease released)
 * any      --killed by a crash point-->                 DEAD      (nothing released, as after a power cut)
 * </pre>
 */
public final class CoreOwner implements AutoCloseable {

    public enum State {
        WAITING,
        ACTIVE,
        STOPPED,
        DEAD
    }

    /** What the consumers, the callers of {@link #submit} and of {@link #ask} may queue up; then they wait. */
    private static final int WORK_MAX = 256;

    private static final long LEASE_RETRY_MILLIS = 200;
    private static final long CLOSE_WAIT_MILLIS = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(CoreOwner.class);

    private final OwnerSettings settings;
    private final CausalLog log;
    private final Relay relay;
    private final CrashPoint crash;
    private final CoreListener listener;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final BlockingQueue<Work> work = new ArrayBlockingQueue<>(WORK_MAX);
    private final Thread thread;

    private volatile State state = State.WAITING;
    /** What this turn took; who waits for it is told of trouble when the state says so too, not before. */
    private List<Work> taken = List.of();

    private volatile boolean closing;
    private volatile CoreView view = CoreView.EMPTY;
    private volatile long tickedMillis;

    public CoreOwner(
            OwnerSettings settings, CausalLog log, Relay relay, CrashPoint crash, CoreListener listener, Clock clock) {
        this.settings = settings;
        this.log = log;
        this.relay = relay;
        this.crash = crash;
        this.listener = listener;
        this.clock = clock;
        this.tickedMillis = clock.millis();
        this.thread = Thread.ofPlatform().name("causal-core").daemon(true).unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /**
     * Hands inputs over and waits until they are committed and relayed, and the listener has heard of them.
     *
     * @throws CoreUnavailableException when they were not; they may be handed over again
     */
    public void submit(Source source, List<Input> inputs) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        enqueue(new Work.Batch(source, inputs, done));
        await(done);
    }

    /** Asks the core something between two turns. @throws CoreUnavailableException when there is none here now */
    public <T> T ask(Function<CausalCore, T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        enqueue(new Work.Question<>(question, answer));
        return await(answer);
    }

    private void enqueue(Work item) {
        try {
            while (state == State.ACTIVE && !closing) {
                if (work.offer(item, CausalCore.TICK_MILLIS, TimeUnit.MILLISECONDS)) {
                    if (state != State.ACTIVE) {
                        refuseQueued("the core stopped");
                    }
                    return;
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        throw new CoreUnavailableException("The causal core is " + state + " here.");
    }

    private static <T> T await(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof CoreUnavailableException unavailable ? unavailable : e;
        }
    }

    public State state() {
        return state;
    }

    public CoreView view() {
        return view;
    }

    /** How long ago the owner thread last showed a sign of life. */
    public long silentMillis() {
        return clock.millis() - tickedMillis;
    }

    private void run() {
        try {
            while (!closing) {
                waitForLeaseAndServe();
            }
            state = State.STOPPED;
        } catch (Throwable e) {
            state = State.DEAD;
            failTaken(e);
            LOG.error("The causal core died: {}", e.toString(), e);
        } finally {
            refuseQueued("the core stopped");
        }
    }

    private void waitForLeaseAndServe() {
        try {
            Standby standby = Standby.prepare(settings, log, random);
            CausalLog.Lease lease = acquire(standby);
            if (lease != null) {
                CoreSession session = new CoreSession(settings, log, relay, crash, clock, standby, lease);
                session.open();
                activate(session);
                serve(session);
                log.release(session.fence());
            }
        } catch (NotLeaseHolderException e) {
            LOG.warn("{}", e.getMessage());
            deactivate("NOT_LEASE_HOLDER", e);
        } catch (StoreUnavailableException e) {
            LOG.warn("{}", e.getMessage());
            deactivate("STORE_UNAVAILABLE", e);
            pause();
        }
    }

    private CausalLog.@Nullable Lease acquire(Standby standby) {
        while (!closing) {
            ticked();
            standby.follow();
            CausalLog.Lease lease = log.tryAcquire(settings.holder());
            if (lease != null) {
                crash.at(CrashPoint.Place.AFTER_LEASE);
                return lease;
            }
            pause();
        }
        return null;
    }

    private void activate(CoreSession session) {
        view = session.view();
        state = State.ACTIVE;
        listener.active(session.fence());
    }

    private void deactivate(String why, RuntimeException trouble) {
        state = State.WAITING;
        failTaken(trouble);
        refuseQueued(why);
        listener.inactive(why);
    }

    private void serve(CoreSession session) {
        long renewedMillis = clock.millis();
        while (!closing) {
            taken = takeWork();
            List<Work.Batch> batches = answerQuestions(session);
            long now = ticked();
            boolean renew = now - renewedMillis >= settings.renewMillis();
            session.turn(inputs(batches), renew);
            renewedMillis = renew || !batches.isEmpty() ? now : renewedMillis;
            view = session.view();
            listener.done(session.lastOutputs(), view);
            batches.forEach(batch -> batch.done().complete(null));
            taken = List.of();
        }
        state = State.STOPPED;
        refuseQueued("closing");
        listener.inactive("closing");
    }

    /** All that waits. At most a tick passes without any. */
    private List<Work> takeWork() {
        List<Work> next = new ArrayList<>();
        try {
            Work first = work.poll(CausalCore.TICK_MILLIS, TimeUnit.MILLISECONDS);
            if (first != null) {
                next.add(first);
                work.drainTo(next);
            }
        } catch (InterruptedException _) {
            closing = true;
        }
        return next;
    }

    /** Answers the questions at once; the batches are left, high ones first. */
    private List<Work.Batch> answerQuestions(CoreSession session) {
        List<Work.Batch> batches = new ArrayList<>();
        for (Work item : taken) {
            switch (item) {
                case Work.Batch batch -> batches.add(batch);
                case Work.Question<?> question -> question.ask(session.core());
            }
        }
        batches.sort(Comparator.comparing(Work.Batch::source));
        return batches;
    }

    private static List<Input> inputs(List<Work.Batch> batches) {
        List<Input> inputs = new ArrayList<>();
        batches.forEach(batch -> inputs.addAll(batch.inputs()));
        inputs.add(new Input.Tick());
        return inputs;
    }

    private void failTaken(Throwable trouble) {
        refuse(taken, new CoreUnavailableException("not taken: " + trouble));
        taken = List.of();
    }

    private void refuseQueued(String why) {
        List<Work> refused = new ArrayList<>();
        work.drainTo(refused);
        refuse(refused, new CoreUnavailableException("The causal core stopped: " + why));
    }

    private static void refuse(List<Work> refused, CoreUnavailableException why) {
        for (Work item : refused) {
            switch (item) {
                case Work.Batch batch -> batch.done().completeExceptionally(why);
                case Work.Question<?> question -> question.answer().completeExceptionally(why);
            }
        }
    }

    private long ticked() {
        tickedMillis = clock.millis();
        return tickedMillis;
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(LEASE_RETRY_MILLIS);
        } catch (InterruptedException _) {
            closing = true;
        }
    }

    /** Finishes the turn under way, gives the lease back and ends. */
    @Override
    public void close() {
        closing = true;
        try {
            thread.join(CLOSE_WAIT_MILLIS);
            if (thread.isAlive()) {
                thread.interrupt();
                thread.join(CLOSE_WAIT_MILLIS);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
