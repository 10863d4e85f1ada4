package org.causality.orchestrator.owner;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.causality.orchestrator.core.Input;
import org.causality.orchestrator.core.Orchestrator;
import org.causality.orchestrator.core.Output;
import org.causality.orchestrator.core.Setup;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that owns the core.
 *
 * <pre>
 * WAITING  --fence taken, state loaded-->   ACTIVE
 * ACTIVE   --the store does not answer-->   WAITING   (a core loaded afresh next time)
 * ACTIVE   --a younger owner is there-->    FENCED    (this instance does nothing more)
 * any      --close-->                       STOPPED
 * any      --a bug-->                       DEAD
 * </pre>
 */
public final class CoreOwner implements AutoCloseable {
    public enum State {
        WAITING,
        ACTIVE,
        FENCED,
        STOPPED,
        DEAD
    }

    /** What consumers, errands and callers may queue up; then they wait. */
    private static final int WORK_MAX = 256;

    private static final long RETRY_MILLIS = 500;
    private static final long CLOSE_WAIT_MILLIS = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(CoreOwner.class);

    private final Setup setup;
    private final Store store;
    private final Runnable relay;
    private final ErrandRunner errands;
    private final Consumer<Turn> watcher;
    private final Clock clock;
    private final BlockingQueue<Work> work = new ArrayBlockingQueue<>(WORK_MAX);
    private final Map<String, Long> bookmarks = new ConcurrentHashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private volatile State state = State.WAITING;
    /** What this turn took; who waits for it is told of trouble when the state says so too, not before. */
    private List<Work> taken = List.of();

    private volatile long tickedMillis;
    private long progressTold;

    /** @param watcher told of every turn that was kept */
    public CoreOwner(
            Setup setup, Store store, Runnable relay, ErrandRunner errands, Consumer<Turn> watcher, Clock clock) {
        this.watcher = watcher;
        this.setup = setup;
        this.store = store;
        this.relay = relay;
        this.errands = errands;
        this.clock = clock;
        this.tickedMillis = clock.millis();
        this.thread = Thread.ofPlatform().name("orchestrator-core").daemon(true).unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /**
     * Hands inputs over and waits until what they changed is kept.
     *
     * @param read how far their source is read with them, by its name; sources that are not read have none
     * @throws UnavailableException when it is not known to be kept; they may be handed over again
     */
    public void submit(List<Input> inputs, Map<String, Long> read) {
        CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
        enqueue(new Work.Batch(List.copyOf(inputs), Map.copyOf(read), done));
        var _ = await(done);
    }

    /** How far a source was read; -1 when it never was. */
    public long bookmark(String source) {
        return bookmarks.getOrDefault(source, -1L);
    }

    /**
     * Asks the core something, or to do something; answered once that is kept. What a question throws is a bug and ends
     * the core.
     *
     * @throws UnavailableException as above
     */
    public <T> T ask(BiFunction<Orchestrator, Instant, T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        enqueue(new Work.Question<>(question, answer));
        return await(answer);
    }

    private void enqueue(Work item) {
        try {
            while (state == State.ACTIVE && closing.getCount() > 0) {
                if (work.offer(item, Orchestrator.TICK_MILLIS, TimeUnit.MILLISECONDS)) {
                    if (state != State.ACTIVE) {
                        refuseQueued("the core stopped");
                    }
                    return;
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        throw new UnavailableException("The orchestrator's core is " + state + " here.");
    }

    private static <T extends @Nullable Object> T await(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : e;
        }
    }

    public State state() {
        return state;
    }

    /** How long ago the owner's thread last showed a sign of life. */
    public long silentMillis() {
        return clock.millis() - tickedMillis;
    }

    private void run() {
        try {
            while (closing.getCount() > 0) {
                loadAndServe();
            }
            state = State.STOPPED;
        } catch (Store.NotOwnerException e) {
            LOG.warn("{}", e.getMessage());
            state = State.FENCED;
            failTaken(e);
        } catch (Throwable e) {
            state = State.DEAD;
            failTaken(e);
            LOG.error("The orchestrator's core died: {}", e.toString(), e);
        } finally {
            refuseQueued("the core stopped");
        }
    }

    private void loadAndServe() {
        try {
            long fence = store.takeOver();
            Orchestrator core = new Orchestrator(setup);
            core.restore(store.load());
            bookmarks.putAll(store.bookmarks());
            progressTold = core.position().sequence();
            state = State.ACTIVE;
            serve(core, fence);
        } catch (Store.StoreUnavailableException e) {
            LOG.warn("{}", e.getMessage());
            state = State.WAITING;
            failTaken(e);
            refuseQueued("the store does not answer");
            pause();
        }
    }

    private void pause() {
        try {
            var _ = closing.await(RETRY_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            closing.countDown();
        }
    }

    private void serve(Orchestrator core, long fence) {
        while (closing.getCount() > 0) {
            taken = take();
            tickedMillis = clock.millis();
            List<Runnable> answers = turn(core, fence);
            answers.forEach(Runnable::run);
            taken = List.of();
        }
    }

    private List<Work> take() {
        List<Work> next = new ArrayList<>();
        try {
            Work first = work.poll(Orchestrator.TICK_MILLIS, TimeUnit.MILLISECONDS);
            if (first != null) {
                next.add(first);
                work.drainTo(next);
            }
        } catch (InterruptedException _) {
            closing.countDown();
        }
        return next;
    }

    private List<Runnable> turn(Orchestrator core, long fence) {
        Instant now = clock.instant();
        Map<String, Long> read = new HashMap<>();
        List<Runnable> answers = new ArrayList<>();
        for (Work item : taken) {
            switch (item) {
                case Work.Batch batch -> {
                    batch.inputs().forEach(input -> core.handle(input, now));
                    read.putAll(batch.bookmarks());
                    answers.add(() -> batch.done().complete(null));
                }
                case Work.Question<?> question -> answers.add(question.ask(core, now));
            }
        }
        core.handle(new Input.Tick(), now);
        commit(core, fence, new Turn(core.drain(now), read, progress(core)));
        return answers;
    }

    private @Nullable Long progress(Orchestrator core) {
        long reached = core.position().sequence();
        return reached == progressTold ? null : reached;
    }

    private void commit(Orchestrator core, long fence, Turn turn) {
        if (turn.isEmpty()) {
            return;
        }
        store.commit(fence, turn, core.position().clock());
        bookmarks.putAll(turn.bookmarks());
        progressTold = core.position().sequence();
        relay.run();
        watcher.accept(turn);
        for (Output output : turn.outputs()) {
            if (output instanceof Output.Run(var errand)) {
                errands.run(errand);
            }
        }
    }

    private void failTaken(Throwable trouble) {
        UnavailableException why = new UnavailableException("not kept: " + trouble.getMessage());
        taken.forEach(item -> item.fail(why));
        taken = List.of();
    }

    private void refuseQueued(String why) {
        List<Work> refused = new ArrayList<>();
        work.drainTo(refused);
        refused.forEach(item -> item.fail(new UnavailableException("The orchestrator's core stopped: " + why)));
    }

    /** Finishes the turn under way and ends. */
    @Override
    public void close() {
        closing.countDown();
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
