package org.causality.model.order;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether an order's conditions hold in a state, and why: nonce bound, condition tree and inclusion window, all of them.
 * Three-valued (Kleene): more knowledge turns UNKNOWN into one of the others and never one of those into the other, so a
 * verdict other than UNKNOWN may be acted upon.
 *
 * @param findings what was found for each leaf, in the order in which the order states them
 * @param deciding those findings that alone lead to the verdict
 */
public record ConditionEvaluation(Verdict verdict, List<Finding> findings, List<Finding> deciding) {

    public enum Verdict {
        SATISFIED,
        UNSATISFIED,
        UNKNOWN;

        Verdict and(Verdict other) {
            if (this == UNSATISFIED || other == UNSATISFIED) {
                return UNSATISFIED;
            }
            return this == SATISFIED ? other : UNKNOWN;
        }

        Verdict or(Verdict other) {
            return not().and(other.not()).not();
        }

        Verdict not() {
            return switch (this) {
                case SATISFIED -> UNSATISFIED;
                case UNSATISFIED -> SATISFIED;
                case UNKNOWN -> UNKNOWN;
            };
        }

        static Verdict of(boolean holds) {
            return holds ? SATISFIED : UNSATISFIED;
        }
    }

    /**
     * @param what the leaf as one would say it, e.g. {@code zk-nonce < 13}
     * @param detail what is known, e.g. {@code it is 12}
     */
    public record Finding(String what, Verdict verdict, String detail) {
        @Override
        public String toString() {
            return what + ": " + detail;
        }
    }

    /** A verdict and the findings it rests on. */
    private record Judged(Verdict verdict, List<Finding> deciding) {
        private static final Judged NOTHING_ASKED = new Judged(Verdict.SATISFIED, List.of());

        Judged and(Judged other) {
            return restingOn(verdict.and(other.verdict), other);
        }

        Judged or(Judged other) {
            return restingOn(verdict.or(other.verdict), other);
        }

        Judged not() {
            return new Judged(verdict.not(), deciding);
        }

        /** What has the common verdict decided it; when only one side has, the other made no difference. */
        private Judged restingOn(Verdict both, Judged other) {
            Stream<Finding> mine = verdict == both ? deciding.stream() : Stream.empty();
            Stream<Finding> theirs = other.verdict == both ? other.deciding.stream() : Stream.empty();
            return new Judged(both, Stream.concat(mine, theirs).toList());
        }
    }

    public ConditionEvaluation {
        findings = List.copyOf(findings);
        deciding = List.copyOf(deciding);
    }

    public static ConditionEvaluation of(Order order, SystemState state) {
        List<Finding> findings = new ArrayList<>();
        Judged judged = Judged.NOTHING_ASKED;
        if (order.zkNonceBelow() != 0) {
            judged = judged.and(noted(findings, nonce(order.zkNonceBelow(), state.zkNonce())));
        }
        judged = judged.and(tree(order.condition(), state, findings));
        if (order.inclusionWithin() != 0) {
            judged = judged.and(noted(findings, window(order, state)));
        }
        return new ConditionEvaluation(judged.verdict, findings, judged.deciding);
    }

    /** For an owner: the findings that lead to the verdict, joined by semicolons. */
    public String why() {
        return deciding.isEmpty()
                ? "the order asks for nothing"
                : deciding.stream().map(Finding::toString).collect(Collectors.joining("; "));
    }

    private static Finding nonce(long below, @Nullable Long present) {
        String what = "zk-nonce < " + Long.toUnsignedString(below);
        return present == null
                ? new Finding(what, Verdict.UNKNOWN, "the recursion's head is not known")
                : new Finding(
                        what,
                        Verdict.of(Long.compareUnsigned(present, below) < 0),
                        "it is " + Long.toUnsignedString(present));
    }

    private static Finding window(Order order, SystemState state) {
        BlockHeight until = order.validUntil();
        ObservedBlock observed = order.observed().blocks().stream()
                .filter(block -> block.chain().equals(until.chain()))
                .findAny()
                .orElse(null);
        String what = "inclusion on " + until.chain() + " within " + order.inclusionWithin() + " blocks of observation";
        if (observed == null) {
            return new Finding(what, Verdict.UNSATISFIED, "the order observed no block of that chain");
        }
        Long height = state.inclusionHeights().get(until.chain());
        if (height == null) {
            return new Finding(what, Verdict.UNKNOWN, "the chain's height is not known");
        }
        // The difference of unsigned heights cannot overflow when the block lies behind the observed one.
        boolean holds = Long.compareUnsigned(height, observed.height()) <= 0
                || Long.compareUnsigned(height - observed.height(), order.inclusionWithin()) <= 0;
        return new Finding(
                what,
                Verdict.of(holds),
                "observed at " + Long.toUnsignedString(observed.height()) + ", inclusion at "
                        + Long.toUnsignedString(height) + " at the earliest");
    }

    private static Judged tree(Condition condition, SystemState state, List<Finding> findings) {
        Deque<Judged> stack = new ArrayDeque<>(Condition.TOKENS_MAX);
        for (ConditionToken token : condition.postfix()) {
            stack.push(
                    switch (token) {
                        case ConditionToken.Test test -> noted(findings, test(test, state));
                        case ConditionToken.Not _ -> stack.pop().not();
                        case ConditionToken.And _ -> both(stack, Judged::and);
                        case ConditionToken.Or _ -> both(stack, Judged::or);
                    });
        }
        return stack.isEmpty() ? Judged.NOTHING_ASKED : stack.pop();
    }

    /** Takes two operands; the one pushed first stays on the left. */
    private static Judged both(Deque<Judged> stack, BinaryOperator<Judged> operator) {
        Judged right = stack.pop();
        return operator.apply(stack.pop(), right);
    }

    private static Finding test(ConditionToken.Test test, SystemState state) {
        StateKey key = new StateKey(test.chain(), test.key());
        SystemState.Verified known = state.values().get(key);
        String what = key + " " + said(test);
        if (known == null) {
            return new Finding(what, Verdict.UNKNOWN, "no verified value is known");
        }
        String found = "it is " + known.value() + " at height " + Long.toUnsignedString(known.height()) + ", "
                + known.finality();
        return known.finality().compareTo(test.finality()) < 0
                ? new Finding(what, Verdict.UNKNOWN, found + ", and " + test.finality() + " is asked for")
                : new Finding(what, Verdict.of(holds(test, known)), found);
    }

    private static boolean holds(ConditionToken.Test test, SystemState.Verified known) {
        int order = known.value().compareTo(test.value());
        return switch (test.comparison()) {
            case EQ -> order == 0;
            case NE -> order != 0;
            case LT -> order < 0;
            case LE -> order <= 0;
            case GT -> order > 0;
            case GE -> order >= 0;
            case RANGE -> order >= 0 && known.value().compareTo(test.upper()) <= 0;
        };
    }

    private static String said(ConditionToken.Test test) {
        return switch (test.comparison()) {
            case EQ -> "= " + test.value();
            case NE -> "≠ " + test.value();
            case LT -> "< " + test.value();
            case LE -> "≤ " + test.value();
            case GT -> "> " + test.value();
            case GE -> "≥ " + test.value();
            case RANGE -> "in " + test.value() + " to " + test.upper();
        };
    }

    private static Judged noted(List<Finding> findings, Finding finding) {
        findings.add(finding);
        return new Judged(finding.verdict, List.of(finding));
    }
}
