package org.causality.gateway.edge;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.causality.gateway.edge.EdgePipeline.Glance;
import org.causality.gateway.mesh.MeshVerdict;
import org.causality.gateway.priority.ClassQueues;
import org.causality.gateway.priority.Dropped;
import org.causality.gateway.priority.Polled;
import org.causality.gateway.priority.PriorityLimits;
import org.causality.gateway.priority.Room;
import org.causality.gateway.priority.Waiting;
import org.causality.model.message.PriorityClass;
import org.jspecify.annotations.Nullable;

/**
 * Gossip that was glanced at waits here for its full check, by class; whose class has no room on the way to the core stays.
 * What is dropped is ignored, never held against who sent it. Event loops bring, workers take turns. Safe from any thread.
 */
public final class EdgeQueue {

    private record Held(Glance.Fit fit, Consumer<MeshVerdict> verdict) {}

    /** Whose turn it is has its place before it is checked, so no other worker's message finds the same place. */
    private final class WayToTheCore implements Room {
        @Override
        public boolean isOpen(PriorityClass priority) {
            return state.inFlight().isOpen(priority, millis.getAsLong());
        }

        @Override
        public boolean take(PriorityClass priority) {
            return state.inFlight().take(priority, millis.getAsLong());
        }
    }

    private record Turn(Polled<Held> polled, InOrder.@Nullable Place place) {}

    /** While every class that waits is closed, credits come back without a signal of their own. */
    private static final long CLOSED_LOOK_NANOS = 2_000_000;

    private static final int FIRST_COST_MICROS = 150;
    private static final int MEAN_OVER = 32;

    private final EdgePipeline pipeline;
    private final EdgeDoor door;
    private final EdgeState state;
    private final PriorityLimits limits;
    private final QueueWatch watch;
    private final LongSupplier nanos;
    private final LongSupplier millis;
    private final Lock lock = new ReentrantLock();
    private final Condition came = lock.newCondition();
    private final ClassQueues<Held> queues;
    private final InOrder checked = new InOrder();
    private final Room room = new WayToTheCore();
    private int costMicros = FIRST_COST_MICROS;

    /**
     * @param nanos a steady clock
     * @param millis Unix milliseconds
     */
    public EdgeQueue(
            EdgePipeline pipeline,
            EdgeDoor door,
            EdgeState state,
            PriorityLimits limits,
            QueueWatch watch,
            LongSupplier nanos,
            LongSupplier millis) {
        this.pipeline = pipeline;
        this.door = door;
        this.state = state;
        this.limits = limits;
        this.watch = watch;
        this.nanos = nanos;
        this.millis = millis;
        this.queues = new ClassQueues<>(limits);
    }

    /** A frame came by gossip; {@code verdict} is told once, mostly later and from another thread. */
    public void gossiped(Frame frame, Consumer<MeshVerdict> verdict) {
        switch (pipeline.glance(frame)) {
            case Glance.Refused(EdgeVerdict.Refuse refuse) -> door.judged(frame, refuse, verdict);
            case Glance.Fit fit -> ignored(queued(new Held(fit, verdict)));
        }
    }

    private List<Dropped<Held>> queued(Held held) {
        Frame frame = held.fit().frame();
        lock.lock();
        try {
            came.signal();
            return queues.offer(
                    new Waiting<>(
                            held,
                            held.fit().priority(),
                            frame.connection(),
                            frame.bytes().size(),
                            costMicros),
                    micros());
        } finally {
            lock.unlock();
        }
    }

    /**
     * Checks the one whose turn it is; waits for one at most so long. False when none came. What became of it is told in the
     * order of the turns: a feed's messages reach the core as they came, or it would ask for what is only being checked.
     */
    public boolean turn(long waitMillisMax) throws InterruptedException {
        Turn turn = take(waitMillisMax);
        ignored(turn.polled().dropped());
        Waiting<Held> next = turn.polled().next();
        if (next == null || turn.place() == null) {
            return false;
        }
        watch.left(next.priority(), turn.polled().waitedMicros());
        Runnable onward = () -> next.item().verdict().accept(MeshVerdict.IGNORE);
        long start = nanos.getAsLong();
        try {
            onward = judged(next);
        } finally {
            checked.done(turn.place(), onward);
        }
        settle(next, TimeUnit.NANOSECONDS.toMicros(nanos.getAsLong() - start));
        return true;
    }

    private Runnable judged(Waiting<Held> next) {
        Glance.Fit fit = next.item().fit().as(next.priority());
        EdgeVerdict verdict = pipeline.judge(fit, millis.getAsLong());
        return () -> door.judged(fit.frame(), verdict, next.item().verdict());
    }

    private Turn take(long waitMillisMax) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            Polled<Held> polled = queues.poll(micros(), room);
            long leftNanos = TimeUnit.MILLISECONDS.toNanos(waitMillisMax);
            while (polled.next() == null && polled.dropped().isEmpty() && leftNanos > 0) {
                long step = queues.count() == 0 ? leftNanos : Math.min(leftNanos, CLOSED_LOOK_NANOS);
                leftNanos -= step - Math.max(0, came.awaitNanos(step));
                polled = queues.poll(micros(), room);
            }
            return new Turn(polled, polled.next() == null ? null : checked.begin());
        } finally {
            lock.unlock();
        }
    }

    private void settle(Waiting<Held> waiting, long tookMicros) {
        long counted = Math.clamp(tookMicros, 1, Waiting.COST_MICROS_MAX);
        lock.lock();
        try {
            queues.settle(waiting, counted, micros());
            costMicros = Math.clamp(costMicros + (counted - costMicros) / MEAN_OVER, 1, Waiting.COST_MICROS_MAX);
        } finally {
            lock.unlock();
        }
    }

    private void ignored(List<Dropped<Held>> dropped) {
        for (Dropped<Held> gone : dropped) {
            watch.dropped(gone.waiting().priority(), gone.reason());
            gone.waiting().item().verdict().accept(MeshVerdict.IGNORE);
        }
    }

    private long micros() {
        return TimeUnit.NANOSECONDS.toMicros(nanos.getAsLong());
    }

    /** Bytes that wait in a class, its share of the parsed form included. */
    public long bytes(PriorityClass priority) {
        lock.lock();
        try {
            return queues.bytes(priority);
        } finally {
            lock.unlock();
        }
    }

    /** How full the fullest class is, 0 to 1. */
    public double filled() {
        double filled = 0;
        for (PriorityClass priority : PriorityClass.values()) {
            filled = Math.max(
                    filled, (double) bytes(priority) / limits.of(priority).bytesMax());
        }
        return filled;
    }

    /** Frames that wait. */
    public int count() {
        lock.lock();
        try {
            return queues.count();
        } finally {
            lock.unlock();
        }
    }
}
