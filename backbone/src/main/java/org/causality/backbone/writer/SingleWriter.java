package org.causality.backbone.writer;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.causality.model.reason.EdgeReason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that changes a service's state. Whatever waits is taken together, written in one transaction under the
 * fence, and answered after it: so no two changes run beside each other, and the cost of a commit is shared by all who came
 * while the one before was under way.
 *
 * <pre>
 * state       means                                                leaves it
 * RECOVERING  what is in memory is not known to be what is stored  it was read again → READY
 * READY       works                                                any trouble → RECOVERING
 * STOPPED     asked to end, fenced by another instance, or an      never; liveness is down
 *             error
 * </pre>
 *
 * Work that met trouble fails, and whoever waits for it asks again: nobody knows whether it was committed.
 *
 * @param <W> what waits
 */
public abstract class SingleWriter<W extends WaitingWork> extends ServiceThread {

    public enum State {
        RECOVERING,
        READY,
        STOPPED
    }

    /** After the web server and the bindings, which end first: so they find a writer as long as they live. */
    private static final int PHASE = Integer.MAX_VALUE - 10_000;

    /** How often an idle writer has a turn. */
    protected static final long LOOK_EVERY_MILLIS = 500;

    protected static final long RETRY_AFTER_MILLIS = 200;
    private static final long STOP_WAIT_MILLIS_MAX = 15_000;

    private static final Logger LOG = LoggerFactory.getLogger(SingleWriter.class);

    private final String subject;
    private final int batchMax;
    private final int queueMax;
    /** Each in a list of its own; an empty one only wakes. */
    private final BlockingQueue<List<W>> queue;

    private volatile State state = State.RECOVERING;
    private boolean sameTrouble;
    /** What this turn took; whoever waits for it is told of trouble when the state says so too, not before. */
    private List<W> taken = List.of();

    /**
     * @param name the thread's
     * @param subject what is written, for people: "the book of effects"
     * @param queueMax how much work waits; a request beyond is refused, a batch of a log is given again
     * @param batchMax inputs from which on a transaction takes no further work
     */
    protected SingleWriter(String name, String subject, int queueMax, int batchMax) {
        super(Thread.ofPlatform().name(name).daemon(), PHASE, STOP_WAIT_MILLIS_MAX);
        this.subject = subject;
        this.queueMax = queueMax;
        this.batchMax = batchMax;
        this.queue = new ArrayBlockingQueue<>(queueMax);
    }

    // ---- what a service's writer does, on this thread alone

    /**
     * Takes the store over and makes what is in memory what is stored. Called at the start and after any trouble.
     *
     * @return what was found, for the operator
     */
    protected abstract String recover();

    /** How long to wait for work before a turn without any. */
    protected long waitMillis() {
        return LOOK_EVERY_MILLIS;
    }

    /** Fills the list with what is to be written together. */
    protected void take(List<W> works) throws InterruptedException {
        boolean _ = takeMore(works, TimeUnit.MILLISECONDS.toNanos(waitMillis()));
    }

    /**
     * Commits what the works change, then answers them.
     *
     * @param works none when only time has passed
     */
    protected abstract void write(List<W> works) throws InterruptedException;

    /** Whether the trouble is that another instance has taken over. */
    protected boolean isFence(RuntimeException trouble) {
        return trouble instanceof FencedException;
    }

    protected long retryAfterMillis(RuntimeException trouble) {
        return RETRY_AFTER_MILLIS;
    }

    /** What of a trouble may stand in the log. */
    protected String text(RuntimeException trouble) {
        return trouble.toString();
    }

    /**
     * The last turn was.
     *
     * @param asked whether it was asked to end, not fenced or broken
     */
    protected void ended(boolean asked) {}

    // ---- what others do

    /** Hands over a request; it is told at once when it cannot be taken now. */
    public final void submit(W asked) {
        if (state != State.READY) {
            fail(asked);
        } else if (!queue.offer(List.of(asked))) {
            asked.fail(EdgeReason.OVERLOADED, queueMax + " requests are waiting");
        } else {
            failIfStopped();
        }
    }

    /** Hands over what was read of a log, which can give it again; it waits while the writer recovers. */
    public final void listen(W heard) {
        if (state == State.STOPPED || !queue.offer(List.of(heard))) {
            fail(heard);
        } else {
            failIfStopped();
        }
    }

    /** Hands over what comes once; waits for room. */
    public final void put(W work) throws InterruptedException {
        boolean taken = false;
        while (!taken && state != State.STOPPED) {
            taken = queue.offer(List.of(work), LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
        }
        if (taken) {
            failIfStopped();
        } else {
            fail(work);
        }
    }

    public final State state() {
        return state;
    }

    /** Work that waits. */
    public final int queued() {
        return queue.size();
    }

    // ---- the loop

    @Override
    protected final void run() {
        boolean asked = false;
        try {
            while (!isStopping()) {
                turn();
            }
            asked = true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException fenced) {
            LOG.error("Another instance of this operator writes {} now; this one stops. {}", subject, text(fenced));
        } catch (Error e) {
            LOG.error("The writer of {} ended by an error; the service must be started again.", subject, e);
            throw e;
        } finally {
            state = State.STOPPED;
            failTaken();
            failIfStopped();
            ended(asked);
        }
    }

    private void turn() throws InterruptedException {
        try {
            if (state != State.READY) {
                String found = recover();
                state = State.READY;
                LOG.info("Ready: {}, {}.", subject, found);
            }
            takeAndWrite();
            sameTrouble = false;
        } catch (RuntimeException e) {
            if (isFence(e)) {
                throw e;
            }
            loseTrack(e);
        }
    }

    private void takeAndWrite() throws InterruptedException {
        taken = new ArrayList<>();
        take(taken);
        write(taken);
        taken = List.of();
    }

    private void loseTrack(RuntimeException trouble) throws InterruptedException {
        state = State.RECOVERING;
        failTaken();
        if (!sameTrouble) {
            LOG.warn("Not ready: {}; trying again. {}", subject, text(trouble));
            LOG.debug("The trouble was", trouble);
        }
        sameTrouble = true;
        pause(retryAfterMillis(trouble));
    }

    private void failTaken() {
        taken.forEach(this::fail);
        taken = List.of();
    }

    /** Adds what comes within that time and whatever waits then, up to a batch; false when nothing came. */
    protected final boolean takeMore(List<W> works, long waitNanos) throws InterruptedException {
        List<W> next = queue.poll(waitNanos, TimeUnit.NANOSECONDS);
        boolean came = next != null;
        int size = size(works);
        while (next != null) {
            works.addAll(next);
            size += size(next);
            next = size < batchMax ? queue.poll() : null;
        }
        return came;
    }

    private int size(List<W> works) {
        return works.stream().mapToInt(WaitingWork::size).sum();
    }

    /** While a commit is not yet shown everywhere no request is taken, though nothing has to be read again. */
    protected final void hold(boolean holds) {
        state = holds ? State.RECOVERING : State.READY;
    }

    /** Whoever waits is told that it was not done. */
    protected final void fail(W work) {
        work.fail(EdgeReason.NOT_READY, subject + " is being brought up, or its store is away");
    }

    private void failIfStopped() {
        if (state == State.STOPPED) {
            List<List<W>> waiting = new ArrayList<>();
            queue.drainTo(waiting);
            waiting.forEach(one -> one.forEach(this::fail));
        }
    }

    @Override
    protected final void wake() {
        boolean _ = queue.offer(List.of());
    }
}
