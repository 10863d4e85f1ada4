package org.causality.gateway.priority;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.causality.model.message.PriorityClass;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is to be checked.
 *
 * <pre>
 * across classes   CONTROL ahead of all, within its peer's share; HIGH, MEDIUM, LOW by deficit round robin 65/28/7 over the
 *                  time of their checks, so what one leaves the others have
 * inside a class   earliest deadline first; who had more than its fair part of the time stands as much later as it owes
 * too much waits   a peer's own bytes, then the class's bytes: the last of the row goes
 * too late         dropped when its turn comes; where a class is slow for long, its heads are shed
 * too urgent       what a peer says is CONTROL or HIGH beyond its fair part waits as MEDIUM, last of all
 * </pre>
 *
 * <p>A class that may not leave, because the core has no credit for it, keeps its place in the round. Single owner.
 */
public final class ClassQueues<T> {

    /** Microseconds of a round for each point of weight: small, so that a turn comes soon. */
    private static final long ROUND_MICROS = 10;

    /** What one turn may drop; the rest goes with the next. */
    private static final int DROPPED_MAX = 256;

    private static final List<PriorityClass> RING =
            List.of(PriorityClass.HIGH, PriorityClass.MEDIUM, PriorityClass.LOW);

    private final PriorityLimits limits;
    private final ActivePeers active;
    private final PeerBills bills;
    /** What each peer had checked ahead of others: urgency has a budget of its own. */
    private final PeerBills urgentBills;

    private final Map<PriorityClass, ClassQueue<T>> queues = new EnumMap<>(PriorityClass.class);
    private int turn = RING.size() - 1;

    public ClassQueues(PriorityLimits limits) {
        this.limits = limits;
        this.active = new ActivePeers(limits.capacityPerMille(), limits.peersMax());
        this.bills = new PeerBills(limits, active);
        this.urgentBills = new PeerBills(limits, active);
        for (PriorityClass priority : PriorityClass.values()) {
            queues.put(priority, new ClassQueue<>(limits.of(priority)));
        }
    }

    /** Takes it in; answers what is dropped for that, which may be itself. */
    public List<Dropped<T>> offer(Waiting<T> waiting, long nowMicros) {
        active.sent(waiting.peer(), nowMicros);
        boolean tooUrgent = isUrgent(waiting.priority()) && urgentBills.lateMicros(waiting.peer(), nowMicros) > 0;
        Waiting<T> placed = tooUrgent ? waiting.as(PriorityClass.MEDIUM) : waiting;
        long late = tooUrgent ? limits.lateMicrosMax() : lateMicros(placed, nowMicros);
        waits(placed, placed.costMicros(), nowMicros);
        List<Dropped<T>> dropped = new ArrayList<>(0);
        queue(placed.priority()).offer(placed, late, nowMicros, dropped);
        return unpaid(dropped, nowMicros);
    }

    /** What is urgent is never late: it has come within its own budget. */
    private long lateMicros(Waiting<T> placed, long nowMicros) {
        return isUrgent(placed.priority()) ? 0 : bills.lateMicros(placed.peer(), nowMicros);
    }

    /** A check cost more or less than was expected of it. */
    public void settle(Waiting<T> waiting, long tookMicros, long nowMicros) {
        spend(waiting, tookMicros - waiting.costMicros(), nowMicros);
    }

    private void waits(Waiting<T> waiting, long micros, long nowMicros) {
        bills.waits(waiting.peer(), micros, nowMicros);
        if (isUrgent(waiting.priority())) {
            urgentBills.waits(waiting.peer(), micros, nowMicros);
        }
    }

    private void spend(Waiting<T> waiting, long micros, long nowMicros) {
        bills.spend(waiting.peer(), micros, nowMicros);
        if (isUrgent(waiting.priority())) {
            urgentBills.spend(waiting.peer(), micros, nowMicros);
        }
    }

    /** Nobody pays for a check that was not made. */
    private List<Dropped<T>> unpaid(List<Dropped<T>> dropped, long nowMicros) {
        dropped.forEach(gone -> waits(gone.waiting(), -gone.waiting().costMicros(), nowMicros));
        return dropped;
    }

    /** @param room asked at most a few times; one place of it is taken by what leaves, and none when nothing does */
    public Polled<T> poll(long nowMicros, Room room) {
        List<Dropped<T>> dropped = new ArrayList<>(0);
        for (ClassQueue<T> queue : queues.values()) {
            queue.clean(nowMicros, dropped, DROPPED_MAX);
        }
        ClassQueue<T> next = next(room::isOpen);
        while (next != null && dropped.size() < DROPPED_MAX && next.sheds(nowMicros)) {
            dropped.add(next.shed());
            next.clean(nowMicros, dropped, DROPPED_MAX);
            next = next.isEmpty() ? next(room::isOpen) : next;
        }
        while (next != null && !room.take(next.head().priority())) {
            next = next(room::isOpen); // somebody was faster, and the class is closed
        }
        var _ = unpaid(dropped, nowMicros);
        if (next == null) {
            return new Polled<>(null, 0, dropped);
        }
        Waiting<T> head = next.head();
        next.deficitMicros -= head.costMicros();
        waits(head, -head.costMicros(), nowMicros);
        spend(head, head.costMicros(), nowMicros);
        return next.poll(nowMicros, dropped);
    }

    /** The class whose turn it is; the ring stands there until the class has used its part of the round. */
    private @Nullable ClassQueue<T> next(Predicate<PriorityClass> open) {
        ClassQueue<T> control = queue(PriorityClass.CONTROL);
        if (!control.isEmpty() && open.test(PriorityClass.CONTROL)) {
            return control;
        }
        int ready = 0;
        for (int place = 0; place < RING.size(); place++) {
            PriorityClass priority = RING.get(place);
            ready |= !queue(priority).isEmpty() && open.test(priority) ? 1 << place : 0;
        }
        while (ready != 0) {
            ClassQueue<T> queue = queue(RING.get(turn));
            if ((ready >> turn & 1) == 1 && queue.deficitMicros >= queue.head().costMicros()) {
                return queue;
            }
            advance();
        }
        return null;
    }

    private void advance() {
        ClassQueue<T> left = queue(RING.get(turn));
        if (left.isEmpty()) {
            left.deficitMicros = 0;
        }
        turn = (turn + 1) % RING.size();
        PriorityClass priority = RING.get(turn);
        ClassQueue<T> queue = queue(priority);
        queue.deficitMicros = Math.min(
                Waiting.COST_MICROS_MAX,
                queue.deficitMicros + limits.of(priority).weight() * ROUND_MICROS);
    }

    private static boolean isUrgent(PriorityClass priority) {
        return switch (priority) {
            case CONTROL, HIGH -> true;
            case MEDIUM, LOW -> false;
        };
    }

    private ClassQueue<T> queue(PriorityClass priority) {
        return Objects.requireNonNull(queues.get(priority));
    }

    public int count(PriorityClass priority) {
        return queue(priority).count();
    }

    public int count() {
        int count = 0;
        for (ClassQueue<T> queue : queues.values()) {
            count += queue.count();
        }
        return count;
    }

    public long bytes(PriorityClass priority) {
        return queue(priority).bytes();
    }

    /** Peers whose bills are kept. */
    public int peers() {
        return bills.size();
    }
}
