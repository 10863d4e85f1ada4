package org.causality.mempool.adapter;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.causality.backbone.writer.SingleWriter;
import org.causality.mempool.admission.Admission;
import org.causality.mempool.book.BookView.NotWholeException;
import org.causality.mempool.book.Page;
import org.causality.mempool.book.Totals;
import org.causality.mempool.book.Wanted;
import org.causality.model.order.SystemState;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Writes the book: one page from the view, one Kafka transaction, one write to the view, then the answers. So orders of one
 * owner never run beside each other.
 *
 * <p>After a failed transaction nobody knows whether it became true; so the producer is thrown away, a new one ends the
 * open transaction, and the view is made again from {@code orders.state}. A view that was emptied is made again too.
 */
final class BookWriter extends SingleWriter<Work> {

    /** About a second's work. */
    private static final int QUEUE_MAX = 2_048;

    /** Few enough that a commit stays in the milliseconds. */
    private static final int BATCH_MAX = 128;

    /**
     * A transaction costs the broker the same whatever is in it, so logs alone begin one this often at most. Nobody at the
     * door waits for it, and what comes after a pause is taken at once.
     */
    private static final long DELIVERIES_EVERY_MILLIS = 40;

    private static final Logger LOG = LoggerFactory.getLogger(BookWriter.class);

    private final BookLog log;
    private final Rebuild rebuild;
    private final RedisBook view;
    private final Admission admission;
    private final MempoolMetrics metrics;
    private final CrashPoint crashPoint;
    private volatile long openOrders;
    private volatile @Nullable SystemState known;
    private final List<Work.Heard> waiting = new ArrayList<>();
    private Totals totals = Totals.NONE;
    private Memory memory = Memory.empty();
    private long wroteNanos = System.nanoTime();
    private boolean inDoubt = true;
    private int rebuilds;

    BookWriter(
            String operator,
            BookLog log,
            StateLog stateLog,
            RedisBook view,
            Admission admission,
            MempoolMetrics metrics,
            CrashPoint crashPoint) {
        super("book-" + operator, "the book", QUEUE_MAX, BATCH_MAX);
        this.log = log;
        this.rebuild = new Rebuild(stateLog, view);
        this.view = view;
        this.admission = admission;
        this.metrics = metrics;
        this.crashPoint = crashPoint;
        metrics.gauge("orders.open", () -> openOrders);
        metrics.gauge("queue", this::queued);
        metrics.gauge("facts", () -> {
            SystemState now = known;
            return now == null ? 0 : now.values().size();
        });
    }

    /** What conditions are judged in: the seed's {@code current_state}. @throws NotWholeException it is not known yet */
    SystemState known() {
        SystemState now = known;
        if (now == null) {
            throw new NotWholeException("the facts are being read", null);
        }
        return now;
    }

    @Override
    protected String recover() {
        if (inDoubt || !view.isWhole()) {
            // Even a commit that was answered may not be in the log to its end yet; a new producer waits until it is.
            log.discard();
            log.open();
            rebuild();
        }
        openOrders = totals.open();
        return totals.open() + " open orders, delivered up to " + totals.delivered();
    }

    private void rebuild() {
        metrics.rebuilt(rebuilds == 0 ? "START" : "LOST");
        rebuilds++;
        Rebuild.Rebuilt rebuilt = rebuild.run(admission.receipts().certificate().incarnation() + "." + rebuilds);
        totals = rebuilt.totals();
        memory = rebuilt.memory();
        known = memory.known().state();
        inDoubt = false;
    }

    /** Kafka says it in two ways. */
    @Override
    protected boolean isFence(RuntimeException trouble) {
        return trouble instanceof ProducerFencedException || trouble instanceof InvalidProducerEpochException;
    }

    /** A view that is not whole is made again at once. */
    @Override
    protected long retryAfterMillis(RuntimeException trouble) {
        return trouble instanceof NotWholeException ? 0 : RETRY_AFTER_MILLIS;
    }

    @Override
    protected void ended(boolean asked) {
        if (asked && !inDoubt) {
            log.close();
        } else {
            log.discard();
        }
        waiting.forEach(this::fail);
    }

    @Override
    protected void take(List<Work> works) throws InterruptedException {
        super.take(works);
        if (!works.isEmpty()) {
            awaitDoor(works);
            works.addAll(waiting);
            waiting.clear();
        }
    }

    /** Where only logs wait: until somebody comes to the door, or their time has come. */
    private void awaitDoor(List<Work> works) throws InterruptedException {
        long dueNanos = wroteNanos + TimeUnit.MILLISECONDS.toNanos(DELIVERIES_EVERY_MILLIS);
        boolean came = true;
        while (came && works.size() < BATCH_MAX && works.stream().noneMatch(Work::isFromDoor)) {
            came = takeMore(works, dueNanos - System.nanoTime());
        }
    }

    @Override
    protected void write(List<Work> works) throws InterruptedException {
        if (works.isEmpty()) {
            if (!view.isWhole()) {
                throw new NotWholeException("the view was emptied", null);
            }
            return;
        }
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
        while (!isStopping()) {
            try {
                view.store(page);
                hold(false);
                return true;
            } catch (NotWholeException _) {
                return false;
            } catch (DataAccessException e) {
                if (state() == State.READY) {
                    LOG.warn("Redis does not answer: {}; trying again.", e.getMessage());
                }
                hold(true);
                pause(RETRY_AFTER_MILLIS);
            }
        }
        return false;
    }
}
