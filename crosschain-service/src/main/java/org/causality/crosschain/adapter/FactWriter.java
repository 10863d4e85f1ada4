package org.causality.crosschain.adapter;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.causality.crosschain.chain.ChainState;
import org.causality.crosschain.observer.ChainObserver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The one thread that owns the cores. Whatever waits is taken together, done on the cores, and made true in one
 * transaction: headers, watches, facts, the place in {@code delivered} and the records that tell it. Only then are
 * providers asked and callers answered.
 *
 * <pre>
 * state       means                                                   leaves it
 * RECOVERING  the cores are not known to be what is stored            stored state read again → READY
 * READY       works                                                   a transaction failed → RECOVERING
 * STOPPED     asked to stop, fenced by another instance, or an error  never; liveness is down unless asked
 * </pre>
 */
final class FactWriter implements SmartLifecycle {

    enum State {
        RECOVERING,
        READY,
        STOPPED
    }

    /** Work that waits; pollers wait for room, requests are refused. */
    static final int QUEUE_MAX = 2_048;

    /** Work in one transaction. */
    private static final int BATCH_MAX = 128;

    /** How often time passes for the cores when nothing else happens. */
    private static final long TICK_MILLIS = 200;

    private static final long RETRY_AFTER_MILLIS = 500;
    private static final long STOP_WAIT_MILLIS_MAX = 15_000;

    /** After the web server and the bindings, which end first: so they find a writer as long as they live. */
    private static final int PHASE = Integer.MAX_VALUE - 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(FactWriter.class);

    private final FactStore store;
    private final Supplier<FactArchive.Restored> stored;
    private final ProviderDesk desk;
    private final Runnable relay;
    private final CrosschainMetrics metrics;
    private final Clock clock;
    private final BlockingQueue<Work> queue = new ArrayBlockingQueue<>(QUEUE_MAX);
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;
    private volatile State state = State.RECOVERING;
    private volatile List<ChainState> states = List.of();
    private long fence = -1;
    private FactArchive.@org.jspecify.annotations.Nullable Restored current;
    private boolean sameTrouble;

    FactWriter(
            String operator,
            FactStore store,
            Supplier<FactArchive.Restored> stored,
            ProviderDesk desk,
            Runnable relay,
            CrosschainMetrics metrics,
            Clock clock) {
        this.store = store;
        this.stored = stored;
        this.desk = desk;
        this.relay = relay;
        this.metrics = metrics;
        this.clock = clock;
        this.thread = Thread.ofPlatform().name(operator + "-facts").unstarted(this::run);
    }

    /** Waits for room. */
    void put(Work work) throws InterruptedException {
        while (state != State.STOPPED && !queue.offer(work, TICK_MILLIS, TimeUnit.MILLISECONDS)) {
            // the writer is behind; whoever polls may wait
        }
        failIfStopped();
    }

    /** @return false when there is no room now */
    boolean offer(Work work) {
        boolean taken = state == State.READY && queue.offer(work);
        failIfStopped();
        return taken;
    }

    State state() {
        return state;
    }

    /** The chains as of the last turn. */
    List<ChainState> states() {
        return states;
    }

    private void run() {
        try {
            while (stop.getCount() > 0) {
                turn();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (FencedException e) {
            LOG.error("{}; this one stops.", e.getMessage());
        } finally {
            state = State.STOPPED;
            failIfStopped();
        }
    }

    private void turn() throws InterruptedException {
        List<Work> works = List.of();
        try {
            FactArchive.Restored known = recovered();
            works = take();
            write(known, works);
            sameTrouble = false;
        } catch (FencedException e) {
            failAll(works, e);
            throw e;
        } catch (RuntimeException e) {
            failAll(works, e);
            loseTrack(e);
        }
    }

    private void loseTrack(RuntimeException trouble) throws InterruptedException {
        state = State.RECOVERING;
        current = null;
        if (!sameTrouble) {
            LOG.warn("Facts are not being judged: {}; trying again.", trouble.toString());
            LOG.debug("The trouble was", trouble);
        }
        sameTrouble = true;
        boolean _ = stop.await(RETRY_AFTER_MILLIS, TimeUnit.MILLISECONDS);
    }

    private FactArchive.Restored recovered() {
        FactArchive.Restored known = current;
        if (known == null) {
            if (fence < 0) {
                fence = store.takeOver();
            }
            known = stored.get();
            current = known;
            states = known.observer().states(clock.instant());
            state = State.READY;
            LOG.info(
                    "Facts are being judged: {} chains, delivered up to {}.",
                    states.size(),
                    known.position().delivered());
        }
        return known;
    }

    private List<Work> take() throws InterruptedException {
        List<Work> works = new ArrayList<>();
        Work first = queue.poll(TICK_MILLIS, TimeUnit.MILLISECONDS);
        if (first != null) {
            works.add(first);
            queue.drainTo(works, BATCH_MAX - 1);
        }
        works.add(new Work.Tick());
        return works;
    }

    private void write(FactArchive.Restored known, List<Work> works) {
        Instant now = clock.instant();
        ChainObserver observer = known.observer();
        Turn turn = new Turn(known.position());
        List<Work.Added> added = new ArrayList<>();
        for (Work work : works) {
            added.add(
                    work instanceof Work.AddWatch(var watch, var _, var _)
                            ? Work.added(observer, watch)
                            : Work.Added.KNOWN);
            work.doOn(observer, turn, now);
        }
        if (!turn.isEmpty()) {
            store.commit(fence, turn);
            current = new FactArchive.Restored(observer, turn.position());
            relay.run();
            metrics.count(turn);
            desk.ask(turn.told());
        }
        states = observer.states(now);
        for (int i = 0; i < works.size(); i++) {
            works.get(i).done(added.get(i));
        }
    }

    private static void failAll(List<Work> works, RuntimeException why) {
        works.forEach(work -> work.fail(why));
    }

    private void failIfStopped() {
        if (state == State.STOPPED) {
            List<Work> waiting = new ArrayList<>();
            queue.drainTo(waiting);
            failAll(waiting, new IllegalStateException("the service is stopping"));
        }
    }

    @Override
    public void start() {
        thread.start();
        desk.start(this);
    }

    @Override
    public void stop() {
        desk.stop();
        stop.countDown();
        boolean _ = queue.offer(new Work.Tick());
        try {
            thread.join(STOP_WAIT_MILLIS_MAX);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread.isAlive();
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
