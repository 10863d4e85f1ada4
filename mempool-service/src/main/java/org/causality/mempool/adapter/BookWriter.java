package org.causality.mempool.adapter;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.causality.mempool.admission.Admission;
import org.causality.mempool.admission.AdmissionOutcome.Refused;
import org.causality.mempool.book.BookView.NotWholeException;
import org.causality.mempool.book.Page;
import org.causality.mempool.book.Totals;
import org.causality.mempool.book.Wanted;
import org.causality.model.order.SystemState;
import org.causality.model.reason.EdgeReason;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/**
 * The one thread that changes the book. Whatever waits is taken together: one page from the view, one Kafka transaction,
 * one write to the view, then the answers. So orders of one owner never run beside each other, and the cost of a commit
 * is shared by all who came while the one before was under way.
 *
 * <pre>
 * state       means                                              leaves it
 * RECOVERING  log or view in doubt; the door answers NOT_READY   the view is whole and ours → READY
 * READY       works                                              Kafka or Redis failed, view emptied → RECOVERING
 * STOPPED     asked to stop, fenced by another instance, or      never; liveness is down
 *             ended by an error
 * </pre>
 *
 * After a failed transaction nobody knows whether it became true; so the producer is thrown away, a new one ends the
 * open transaction, and the view is made again from {@code orders.state}. A view that was emptied is made again too.
 */
final class BookWriter implements SmartLifecycle {

    enum State {
        RECOVERING,
        READY,
        STOPPED
    }

    /** Requests that wait; more are answered OVERLOADED. About a second's work. */
    static final int QUEUE_MAX = 2_048;

    /** Requests in one transaction: few enough that a commit stays in the milliseconds. */
    private static final int BATCH_MAX = 128;

    /**
     * A transaction costs the broker the same whatever is in it, so logs alone begin one this often at most. Nobody at the
     * door waits for it, and what comes after a pause is taken at once.
     */
    private static final long DELIVERIES_EVERY_MILLIS = 40;

    /** How often an idle writer looks whether the view is still whole. */
    private static final long LOOK_EVERY_MILLIS = 500;

    private static final long RETRY_AFTER_MILLIS = 200;
    private static final long STOP_WAIT_MILLIS_MAX = 15_000;

    /** After the web server and the bindings, which end first: so they find a writer as long as they live. */
    private static final int PHASE = Integer.MAX_VALUE - 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(BookWriter.class);
    private static final Refused NOT_READY =
            new Refused(EdgeReason.NOT_READY, "the book is being brought up or its store is away");
    private static final Refused OVERLOADED = new Refused(EdgeReason.OVERLOADED, QUEUE_MAX + " requests are waiting");

    private final BookLog log;
    private final Rebuild rebuild;
    private final RedisBook view;
    private final Admission admission;
    private final MempoolMetrics metrics;
    private final CrashPoint crashPoint;
    private final BlockingQueue<Work> queue = new ArrayBlockingQueue<>(QUEUE_MAX);
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;
    private volatile State state = State.RECOVERING;
    private volatile long openOrders;
    private volatile @Nullable SystemState known;
    private final List<Work.Heard> waiting = new ArrayList<>();
    private Totals totals = Totals.NONE;
    private Memory memory = Memory.empty();
    private long wroteNanos = System.nanoTime();
    private boolean inDoubt = true;
    private boolean sameTrouble;
    private int rebuilds;

    BookWriter(
            String operator,
            BookLog log,
            StateLog stateLog,
            RedisBook view,
            Admission admission,
            MempoolMetrics metrics,
            CrashPoint crashPoint) {
        this.log = log;
        this.rebuild = new Rebuild(stateLog, view);
        this.view = view;
        this.admission = admission;
        this.metrics = metrics;
        this.crashPoint = crashPoint;
        this.thread = Thread.ofPlatform().name("book-" + operator).daemon().unstarted(this::run);
        metrics.gauge("orders.open", () -> openOrders);
        metrics.gauge("queue", queue::size);
        metrics.gauge("facts", () -> {
            SystemState now = known;
            return now == null ? 0 : now.values().size();
        });
    }

    /** Hands over a door's request; it is told when it cannot be taken. */
    void submit(Work work) {
        if (state != State.READY) {
            work.fail(NOT_READY);
        } else if (!queue.offer(work)) {
            work.fail(OVERLOADED);
        } else if (state == State.STOPPED) {
            failWaiting();
        }
    }

    /** Hands over what was delivered; it waits while the book recovers. */
    void submit(Work.Arrived arrived) {
        submitLog(arrived);
    }

    /** Hands over what other services told; it waits while the book recovers, or until it can be understood. */
    void submit(Work.Heard heard) {
        submitLog(heard);
    }

    private void submitLog(Work work) {
        if (state == State.STOPPED || !queue.offer(work)) {
            work.fail(NOT_READY);
        } else if (state == State.STOPPED) {
            failWaiting();
        }
    }

    /** What conditions are judged in: the seed's {@code current_state}. @throws NotWholeException it is not known yet */
    SystemState known() {
        SystemState now = known;
        if (now == null) {
            throw new NotWholeException("the facts are being read", null);
        }
        return now;
    }

    State state() {
        return state;
    }

    private void run() {
        boolean clean = false;
        try {
            while (stop.getCount() > 0) {
                turn();
            }
            clean = true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (ProducerFencedException | InvalidProducerEpochException e) {
            LOG.error("Another instance of this operator's mempool has taken over; this one stops. {}", e.getMessage());
        } finally {
            state = State.STOPPED;
            if (clean) {
                log.close();
            } else {
                log.discard();
            }
            failWaiting();
            waiting.forEach(work -> work.fail(NOT_READY));
        }
    }

    private void turn() throws InterruptedException {
        List<Work> works = List.of();
        try {
            recover();
            works = take();
            if (!works.isEmpty()) {
                write(works);
            } else if (!view.isWhole()) {
                throw new NotWholeException("the view was emptied", null);
            }
            sameTrouble = false;
        } catch (ProducerFencedException | InvalidProducerEpochException e) {
            works.forEach(work -> work.fail(NOT_READY));
            throw e;
        } catch (RuntimeException e) {
            works.forEach(work -> work.fail(NOT_READY));
            loseTrack(e);
        } catch (Error e) {
            works.forEach(work -> work.fail(NOT_READY));
            LOG.error("The book's writer ended by an error; the service must be started again.", e);
            throw e;
        }
    }

    private void loseTrack(RuntimeException trouble) throws InterruptedException {
        state = State.RECOVERING;
        if (inDoubt) {
            log.discard();
        }
        if (!sameTrouble) {
            LOG.warn("The book is not ready: {}; trying again.", trouble.toString());
        }
        sameTrouble = true;
        if (!(trouble instanceof NotWholeException)) {
            boolean _ = stop.await(RETRY_AFTER_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private List<Work> take() throws InterruptedException {
        List<Work> works = new ArrayList<>();
        Work first = queue.poll(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
        if (first != null) {
            works.add(first);
            queue.drainTo(works, BATCH_MAX - 1);
            awaitDoor(works);
            works.addAll(waiting);
            waiting.clear();
        }
        return works;
    }

    /** Where only logs wait: until somebody comes to the door, or their time has come. */
    private void awaitDoor(List<Work> works) throws InterruptedException {
        long dueNanos = wroteNanos + TimeUnit.MILLISECONDS.toNanos(DELIVERIES_EVERY_MILLIS);
        while (works.size() < BATCH_MAX && works.stream().noneMatch(Work::isFromDoor)) {
            Work next = queue.poll(dueNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (next == null) {
                return;
            }
            works.add(next);
            queue.drainTo(works, BATCH_MAX - works.size());
        }
    }

    private void write(List<Work> works) throws InterruptedException {
        Wanted wanted = Wanted.nothing();
        works.forEach(work -> work.addTo(wanted, memory.leased()));
        Page page = view.open(wanted, totals);
        inDoubt = true; // what is in memory changes from here on
        Batch batch = Batch.of(works, page, memory, admission, metrics);
        Entry entry = batch.entry();
        if (entry.isEmpty()) {
            inDoubt = false;
        } else {
            commit(entry, page);
        }
        batch.postponed().stream().filter(heard -> !heard.done().isDone()).forEach(waiting::add);
        batch.answer();
        if (inDoubt) {
            throw new NotWholeException("the view was lost while it was written to", null);
        }
    }

    private void commit(Entry entry, Page page) throws InterruptedException {
        crashPoint.reached(CrashPoint.Step.BEFORE_TRANSACTION);
        wroteNanos = System.nanoTime();
        log.commit(entry);
        totals = page.totals();
        openOrders = totals.open();
        page.changes().forEach(changed -> memory.leased().note(changed.after()));
        if (!entry.known().isEmpty()) {
            known = memory.known().state();
        }
        crashPoint.reached(CrashPoint.Step.BEFORE_VIEW);
        inDoubt = !stored(page);
        crashPoint.reached(CrashPoint.Step.BEFORE_ANSWER);
    }

    /**
     * What is committed is true whether or not the view knows: the answers may go out, nothing further may be decided.
     *
     * @return false when the view must be made again
     */
    private boolean stored(Page page) throws InterruptedException {
        while (stop.getCount() > 0) {
            try {
                view.store(page);
                state = State.READY;
                return true;
            } catch (NotWholeException _) {
                return false;
            } catch (DataAccessException e) {
                if (state == State.READY) {
                    LOG.warn("Redis does not answer: {}; trying again.", e.getMessage());
                }
                state = State.RECOVERING;
                boolean _ = stop.await(RETRY_AFTER_MILLIS, TimeUnit.MILLISECONDS);
            }
        }
        return false;
    }

    private void recover() {
        if (state == State.READY) {
            return;
        }
        log.open();
        if (inDoubt || !view.isWhole()) {
            metrics.rebuilt(rebuilds == 0 ? "START" : "LOST");
            rebuilds++;
            Rebuild.Rebuilt rebuilt =
                    rebuild.run(admission.receipts().certificate().incarnation() + "." + rebuilds);
            totals = rebuilt.totals();
            memory = rebuilt.memory();
            known = memory.known().state();
            inDoubt = false;
        }
        openOrders = totals.open();
        state = State.READY;
        LOG.info("The book is ready: {} open orders, delivered up to {}.", totals.open(), totals.delivered());
    }

    private void failWaiting() {
        List<Work> queued = new ArrayList<>();
        queue.drainTo(queued);
        queued.forEach(work -> work.fail(NOT_READY));
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
