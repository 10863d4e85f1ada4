package org.causality.model.lifecycle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.causality.model.reason.LifecycleReason;
import org.causality.model.reason.Reason;
import org.jspecify.annotations.Nullable;

/**
 * A state machine as a table. Immutable and free of side effects: it says what a change would lead to, the caller stores
 * it.
 *
 * <p>Checks, in this order: stale version, stale fence, repeat (already there), no such step, wrong cause. Version and
 * fence come first so that a zombie learns that it is one, even where its step would be legal.
 */
public final class LifeCycle<S extends Enum<S>> {
    private final S initial;
    private final List<Transition<S>> rows;
    private final Map<S, Map<S, Transition<S>>> steps;

    private LifeCycle(S initial, List<Transition<S>> rows, Map<S, Map<S, Transition<S>>> steps) {
        this.initial = initial;
        this.rows = rows;
        this.steps = steps;
    }

    /** @throws IllegalArgumentException a pair of states stands in two rows, or a state cannot be reached */
    public static <S extends Enum<S>> LifeCycle<S> of(S initial, List<Transition<S>> rows) {
        Class<S> type = initial.getDeclaringClass();
        Map<S, Map<S, Transition<S>>> steps = new EnumMap<>(type);
        for (Transition<S> row : rows) {
            Map<S, Transition<S>> from = steps.computeIfAbsent(row.from(), _ -> new EnumMap<>(type));
            if (from.put(row.to(), row) != null) {
                throw new IllegalArgumentException("Two rows for " + row.from() + " -> " + row.to());
            }
        }
        LifeCycle<S> cycle = new LifeCycle<>(initial, List.copyOf(rows), steps);
        Set<S> unreachable = EnumSet.complementOf(cycle.reachable());
        if (!unreachable.isEmpty()) {
            throw new IllegalArgumentException("No way leads to " + unreachable);
        }
        return cycle;
    }

    public Snapshot<S> start() {
        return Snapshot.initial(initial);
    }

    /** The rows in the order they were given: for documentation and for tests. */
    public List<Transition<S>> rows() {
        return rows;
    }

    public Set<S> next(S state) {
        return Collections.unmodifiableSet(stepsFrom(state).keySet());
    }

    public boolean isTerminal(S state) {
        return stepsFrom(state).isEmpty();
    }

    public Outcome<S> apply(Snapshot<S> current, Change<S> change) {
        if (change.expectedVersion() != Change.ANY_VERSION && change.expectedVersion() != current.version()) {
            return refused(
                    current,
                    LifecycleReason.STALE_VERSION,
                    "expected version " + change.expectedVersion() + ", present " + current.version());
        }
        if (change.fence() != 0 && change.fence() < current.fence()) {
            return staleFence(current, change);
        }
        if (change.to() == current.state()) {
            return new Outcome.Unchanged<>(current);
        }
        Transition<S> step = stepsFrom(current.state()).get(change.to());
        return step == null
                ? refused(current, LifecycleReason.ILLEGAL_TRANSITION, current.state() + " -> " + change.to())
                : take(current, change, step);
    }

    private Outcome<S> take(Snapshot<S> current, Change<S> change, Transition<S> step) {
        if (!step.reasons().contains(change.reason())) {
            return refused(
                    current,
                    LifecycleReason.WRONG_CAUSE,
                    step.from() + " -> " + step.to() + " by " + change.reason().code());
        }
        boolean allowed = switch (step.fence()) {
            case FREE -> true;
            case TAKES -> change.fence() > current.fence();
            case HOLDS -> change.fence() == current.fence();
        };
        if (!allowed) {
            return staleFence(current, change);
        }
        long fence = step.fence() == Transition.Fence.TAKES ? change.fence() : current.fence();
        Snapshot<S> after = new Snapshot<>(change.to(), current.version() + 1, fence);
        return new Outcome.Changed<>(current, after, step, change);
    }

    /** The table as text, one row a line: {@code FROM -> TO: REASON, REASON (back, takes fence)}. */
    public List<String> lines() {
        return rows.stream().map(LifeCycle::line).toList();
    }

    private static <S extends Enum<S>> String line(Transition<S> row) {
        List<String> marks = new ArrayList<>();
        if (row.direction() == Transition.Direction.RETRACTION) {
            marks.add("back");
        }
        switch (row.fence()) {
            case FREE -> {}
            case TAKES -> marks.add("takes the fence");
            case HOLDS -> marks.add("holds the fence");
        }
        String reasons = String.join(
                ", ", row.reasons().stream().map(Reason::code).sorted().toList());
        return row.from() + " -> " + row.to() + ": " + reasons
                + (marks.isEmpty() ? "" : " (" + String.join(", ", marks) + ")");
    }

    private Map<S, Transition<S>> stepsFrom(S state) {
        @Nullable Map<S, Transition<S>> known = steps.get(state);
        return known == null ? Map.of() : known;
    }

    private EnumSet<S> reachable() {
        EnumSet<S> seen = EnumSet.of(initial);
        List<S> open = new ArrayList<>(seen);
        while (!open.isEmpty()) {
            for (S next : stepsFrom(open.removeLast()).keySet()) {
                if (seen.add(next)) {
                    open.add(next);
                }
            }
        }
        return seen;
    }

    private Outcome<S> staleFence(Snapshot<S> current, Change<S> change) {
        return refused(
                current, LifecycleReason.STALE_FENCE, "token " + change.fence() + ", in force " + current.fence());
    }

    private Outcome<S> refused(Snapshot<S> current, LifecycleReason reason, String detail) {
        return new Outcome.Refused<>(current, reason, detail);
    }
}
