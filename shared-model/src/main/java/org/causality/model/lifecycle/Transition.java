package org.causality.model.lifecycle;

import java.util.Set;
import org.causality.model.reason.Reason;

/**
 * One row of a transition table.
 *
 * @param reasons why this step may be taken; the same pair of states never stands in two rows
 * @param direction forward, or a retraction that takes earlier steps back
 * @param fence what the step asks of the fencing token
 */
public record Transition<S extends Enum<S>>(S from, S to, Set<Reason> reasons, Direction direction, Fence fence) {

    public Transition {
        reasons = Set.copyOf(reasons);
        if (from == to || reasons.isEmpty()) {
            throw new IllegalArgumentException("A step leads elsewhere and has a reason: " + from + " -> " + to);
        }
    }

    public static <S extends Enum<S>> Transition<S> step(S from, S to, Reason... reasons) {
        return new Transition<>(from, to, Set.of(reasons), Direction.FORWARD, Fence.FREE);
    }

    /** A back edge. It is free of the fence: whoever lost the lease must be unable to prevent it. */
    public static <S extends Enum<S>> Transition<S> back(S from, S to, Reason... reasons) {
        return new Transition<>(from, to, Set.of(reasons), Direction.RETRACTION, Fence.FREE);
    }

    /** The same step, taken only with a token above the one in force, which it replaces. */
    public Transition<S> takingFence() {
        return new Transition<>(from, to, reasons, direction, Fence.TAKES);
    }

    /** The same step, taken only with the token in force. */
    public Transition<S> holdingFence() {
        return new Transition<>(from, to, reasons, direction, Fence.HOLDS);
    }

    public enum Direction {
        FORWARD,
        RETRACTION
    }

    public enum Fence {
        /** The token is not looked at and stays as it is. */
        FREE,
        /** The token must be higher than the one in force and replaces it. */
        TAKES,
        /** The token must equal the one in force. */
        HOLDS
    }
}
