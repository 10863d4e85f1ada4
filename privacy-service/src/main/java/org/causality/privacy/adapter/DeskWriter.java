package org.causality.privacy.adapter;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.causality.model.privacy.BatchEvidence;
import org.causality.model.reason.EdgeReason;
import org.causality.privacy.batch.BatchLimits;
import org.causality.privacy.desk.Answer;
import org.causality.privacy.desk.Desk;
import org.causality.privacy.desk.Ledger;
import org.causality.privacy.desk.Page;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The one writer: takes what waits, changes a page, commits it, tells whoever waits. Between work it closes the batch whose
 * time is over.
 *
 * <pre>
 * state        means                                              goes to
 * RECOVERING   the store did not answer, or nothing is known yet  READY when the store was taken over and read
 * READY        work is taken                                      RECOVERING on any trouble, STOPPED
 * STOPPED      it was ended, or another instance took over        for good
 * </pre>
 */
final class DeskWriter implements SmartLifecycle {

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
    private static final int BATCH_MAX = 512;

    private static final long LOOK_EVERY_MILLIS = 500;
    private static final Duration TICK_EVERY = Duration.ofSeconds(2);
    private static final long RETRY_AFTER_MILLIS = 200;
    private static final long STOP_WAIT_MILLIS_MAX = 15_000;

    private static final Logger LOG = LoggerFactory.getLogger(DeskWriter.class);
    private static final Answer.Refused NOT_READY =
            new Answer.Refused(EdgeReason.NOT_READY, "the service is being brought up or its store is away");
    private static final Answer.Refused OVERLOADED =
            new Answer.Refused(EdgeReason.OVERLOADED, QUEUE_MAX + " requests are waiting");

    private final Desk desk;
    private final BatchLimits limits;
    private final DeskStore store;
    private final Ledger ledger;
    private final OutboxRelay relay;
    private final Topics topics;
    private final DeskMetrics metrics;
    private final Clock clock;
    private final BlockingQueue<Work> queue = new ArrayBlockingQueue<>(QUEUE_MAX);
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;
    private volatile State state = State.RECOVERING;
    private volatile DeskStore.@Nullable Taken taken;
    private Instant ticked = Instant.EPOCH;
    private boolean sameTrouble;

    DeskWriter(
            String operator,
            Desk desk,
            BatchLimits limits,
            DeskStore store,
            Ledger ledger,
            OutboxRelay relay,
            Topics topics,
            DeskMetrics metrics,
            Clock clock) {
        this.desk = desk;
        this.limits = limits;
        this.store = store;
        this.ledger = ledger;
        this.relay = relay;
        this.topics = topics;
        this.metrics = metrics;
        this.clock = clock;
        this.thread = Thread.ofPlatform().name("privacy-" + operator).daemon().unstarted(this::run);
        metrics.gauge("queue", queue::size);
        metrics.gauge(
                "batch.open", () -> taken == null ? 0 : taken.standing().batch().size());
        metrics.gauge(
                "admissions.waiting",
                () -> taken == null ? 0 : taken.standing().admissions().waiting());
        metrics.gauge(
                "admissions.passed.over",
                () -> taken == null ? 0 : taken.standing().admissions().holes());
        metrics.gauge(
                "seals.waiting", () -> taken == null ? 0 : taken.standing().waitingSeals());
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

    /** Hands over what was read from the logs; it waits while the writer recovers. */
    void submit(Work.Heard heard) {
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
        } catch (DeskStore.FencedException e) {
            LOG.error("Another instance of this operator's service has taken over; this one stops. {}", e.getMessage());
        } finally {
            state = State.STOPPED;
            failWaiting();
        }
    }

    private void turn() throws InterruptedException {
        List<Work> works = List.of();
        try {
            DeskStore.Taken now = recovered();
            works = take(now);
            write(now, works);
            sameTrouble = false;
        } catch (DeskStore.FencedException e) {
            works.forEach(work -> work.fail(NOT_READY));
            throw e;
        } catch (RuntimeException e) {
            works.forEach(work -> work.fail(NOT_READY));
            loseTrack(e);
        } catch (Error e) {
            works.forEach(work -> work.fail(NOT_READY));
            LOG.error("The writer ended by an error; the service must be started again.", e);
            throw e;
        }
    }

    /** Says the kind of trouble only: the text of a store's exception may show what was to be stored. */
    private void loseTrack(RuntimeException trouble) throws InterruptedException {
        state = State.RECOVERING;
        taken = null;
        if (!sameTrouble) {
            LOG.warn(
                    "The store is not ready: {}; trying again.",
                    trouble.getClass().getName());
            LOG.debug("The trouble.", trouble);
        }
        sameTrouble = true;
        boolean _ = stop.await(RETRY_AFTER_MILLIS, TimeUnit.MILLISECONDS);
    }

    private DeskStore.Taken recovered() {
        DeskStore.Taken now = taken;
        if (now == null) {
            now = store.acquire(clock.instant());
            taken = now;
            state = State.READY;
            LOG.info(
                    "Ready: next place {}, batch {}, {} sealed orders wait.",
                    now.standing().batch().nextPlace(),
                    now.standing().batch().number(),
                    now.standing().waitingSeals());
        }
        return now;
    }

    private List<Work> take(DeskStore.Taken now) throws InterruptedException {
        List<Work> works = new ArrayList<>();
        Work next = queue.poll(waitMillis(now), TimeUnit.MILLISECONDS);
        int size = 0;
        while (next != null) {
            works.add(next);
            size += next.size();
            next = size < BATCH_MAX ? queue.poll() : null;
        }
        return works;
    }

    /** Until there is something to do even if nobody comes. */
    private long waitMillis(DeskStore.Taken now) {
        Instant deadline = now.standing().batch().deadline(limits);
        return deadline == null
                ? LOOK_EVERY_MILLIS
                : Math.clamp(Duration.between(clock.instant(), deadline).toMillis(), 0, LOOK_EVERY_MILLIS);
    }

    private void write(DeskStore.Taken before, List<Work> works) {
        Instant now = clock.instant();
        boolean ticks = Duration.between(ticked, now).compareTo(TICK_EVERY) >= 0;
        if (works.isEmpty() && !ticks && !before.standing().batch().isDue(limits, now)) {
            return;
        }
        Batch batch = new Batch(desk, new Page(ledger, before.standing()), topics, metrics, now);
        works.forEach(batch::take);
        // Closes what is due, too.
        batch.tick();
        if (batch.changes(before.standing())) {
            List<Outgoing> outgoing = batch.outgoing();
            store.commit(before.fence(), batch.page(), outgoing);
            taken = new DeskStore.Taken(before.fence(), batch.page().standing());
            if (!outgoing.isEmpty()) {
                relay.wake();
            }
            metrics.committed(batch.page());
            batch.page().evidence().forEach(DeskWriter::warn);
        }
        ticked = now;
        batch.answer();
    }

    private static void warn(BatchEvidence evidence) {
        LOG.warn(
                "BATCH_EQUIVOCATION operator {} signed two roots for its batch {}; its receipts prove nothing.",
                evidence.first().operator().value().shortHex(),
                evidence.first().number());
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
