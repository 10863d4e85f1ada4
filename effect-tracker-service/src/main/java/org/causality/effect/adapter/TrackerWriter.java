package org.causality.effect.adapter;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.causality.effect.book.Answer;
import org.causality.effect.book.Ledger;
import org.causality.effect.book.Page;
import org.causality.model.reason.EdgeReason;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The one writer of the book: takes what waits, changes a page, commits it, tells whoever waits.
 *
 * <pre>
 * state        means                                              goes to
 * RECOVERING   the store did not answer, or nothing is known yet  READY when the store was taken over and read
 * READY        work is taken                                      RECOVERING on any trouble, STOPPED
 * STOPPED      it was ended, or another instance took over        for good
 * </pre>
 */
final class TrackerWriter implements SmartLifecycle {

    /** After the web server and the bindings, which end first: so they find a writer as long as they live. */
    static final int PHASE = Integer.MAX_VALUE - 10_000;

    enum State {
        RECOVERING,
        READY,
        STOPPED
    }

    /** Waiting batches and requests; a request beyond is refused, a batch is given again. */
    private static final int QUEUE_MAX = 4_096;

    /** Inputs in one transaction. */
    private static final int BATCH_MAX = 1_024;

    private static final long LOOK_EVERY_MILLIS = 500;
    private static final long RETRY_AFTER_MILLIS = 200;
    private static final long STOP_WAIT_MILLIS_MAX = 15_000;

    private static final Logger LOG = LoggerFactory.getLogger(TrackerWriter.class);
    private static final Answer.Refused NOT_READY =
            new Answer.Refused(EdgeReason.NOT_READY, "the book of effects is being brought up or its store is away");
    private static final Answer.Refused OVERLOADED =
            new Answer.Refused(EdgeReason.OVERLOADED, QUEUE_MAX + " requests are waiting");

    private final TrackerStore store;
    private final Ledger ledger;
    private final OutboxRelay relay;
    private final Topics topics;
    private final TrackerMetrics metrics;
    private final Clock clock;
    private final CommitListener listener;
    private final BlockingQueue<Work> queue = new ArrayBlockingQueue<>(QUEUE_MAX);
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;
    private volatile State state = State.RECOVERING;
    private volatile long told;
    private TrackerStore.@Nullable Standing standing;
    private boolean sameTrouble;

    TrackerWriter(
            String operator,
            TrackerStore store,
            Ledger ledger,
            OutboxRelay relay,
            Topics topics,
            TrackerMetrics metrics,
            CommitListener listener,
            Clock clock) {
        this.store = store;
        this.ledger = ledger;
        this.relay = relay;
        this.topics = topics;
        this.metrics = metrics;
        this.listener = listener;
        this.clock = clock;
        this.thread = Thread.ofPlatform().name("effects-" + operator).daemon().unstarted(this::run);
        metrics.gauge("queue", queue::size);
        metrics.gauge("told", () -> told);
    }

    /** Hands over a request; it is told when it cannot be taken. */
    void submit(Work.Asked asked) {
        if (state != State.READY) {
            asked.fail(NOT_READY);
        } else if (!queue.offer(asked)) {
            asked.fail(OVERLOADED);
        } else if (state == State.STOPPED) {
            failWaiting();
        }
    }

    /** Hands over what was read from the logs, or learned of them; it waits while the writer recovers. */
    void listen(Work heard) {
        if (state == State.STOPPED || !queue.offer(heard)) {
            heard.fail(NOT_READY);
        } else if (state == State.STOPPED) {
            failWaiting();
        }
    }

    State state() {
        return state;
    }

    private void run() {
        try {
            while (stop.getCount() > 0) {
                turn();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (TrackerStore.FencedException e) {
            LOG.error(
                    "Another instance of this operator's effect tracker has taken over; this one stops. {}",
                    e.getMessage());
        } finally {
            state = State.STOPPED;
            failWaiting();
        }
    }

    private void turn() throws InterruptedException {
        List<Work> works = List.of();
        try {
            TrackerStore.Standing now = recovered();
            works = take();
            if (!works.isEmpty()) {
                write(now, works);
            }
            sameTrouble = false;
        } catch (TrackerStore.FencedException e) {
            works.forEach(work -> work.fail(NOT_READY));
            throw e;
        } catch (RuntimeException e) {
            works.forEach(work -> work.fail(NOT_READY));
            loseTrack(e);
        } catch (Error e) {
            works.forEach(work -> work.fail(NOT_READY));
            LOG.error("The writer of effects ended by an error; the service must be started again.", e);
            throw e;
        }
    }

    private void loseTrack(RuntimeException trouble) throws InterruptedException {
        state = State.RECOVERING;
        standing = null;
        if (!sameTrouble) {
            LOG.warn("The book of effects is not ready: {}; trying again.", trouble.toString(), trouble);
        }
        sameTrouble = true;
        boolean _ = stop.await(RETRY_AFTER_MILLIS, TimeUnit.MILLISECONDS);
    }

    private TrackerStore.Standing recovered() {
        TrackerStore.Standing now = standing;
        if (now == null) {
            now = store.acquire();
            standing = now;
            told = now.totals().told();
            state = State.READY;
            LOG.info(
                    "The book of effects is ready: {} effects, told up to {}.",
                    now.totals().effects(),
                    told);
        }
        return now;
    }

    private List<Work> take() throws InterruptedException {
        List<Work> works = new ArrayList<>();
        Work next = queue.poll(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
        int size = 0;
        while (next != null) {
            works.add(next);
            size += next.size();
            next = size < BATCH_MAX ? queue.poll() : null;
        }
        return works;
    }

    private void write(TrackerStore.Standing now, List<Work> works) {
        Page page = new Page(ledger, now.totals().copy());
        Marks marks = now.marks().copy();
        Batch batch = new Batch(page, marks, topics, metrics, clock.instant());
        batch.take(works);
        if (!batch.isEmpty()) {
            List<Outgoing> outgoing = batch.outgoing();
            store.commit(now.fence(), page, marks, outgoing);
            standing = new TrackerStore.Standing(now.fence(), page.totals(), marks.copy());
            told = page.totals().told();
            if (!outgoing.isEmpty()) {
                relay.wake();
            }
            listener.committed(page);
        }
        batch.answer();
    }

    private void failWaiting() {
        List<Work> waiting = new ArrayList<>();
        queue.drainTo(waiting);
        waiting.forEach(work -> work.fail(NOT_READY));
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public void stop() {
        stop.countDown();
        boolean _ = queue.offer(new Work.Wake());
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
