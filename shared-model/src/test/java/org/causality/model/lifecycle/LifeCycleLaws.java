package org.causality.model.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.causality.model.codec.Bytes32;
import org.causality.model.reason.Reason;

/** What holds for every life cycle, checked on each by its own test. */
public final class LifeCycleLaws {
    private static final Bytes32 EVIDENCE = new Bytes32(0, 0, 0, 1);
    private static final int WISHES = 60;
    private static final int FENCES = 4;

    private LifeCycleLaws() {}

    public static <S extends Enum<S>> void exactlyTheseAreTerminal(LifeCycle<S> cycle, Set<S> ends) {
        assertThat(Arrays.stream(states(cycle)).filter(cycle::isTerminal)).containsExactlyInAnyOrderElementsOf(ends);
    }

    public static <S extends Enum<S>> void everyStateIsReachedAndLeadsToAnEnd(LifeCycle<S> cycle) {
        S initial = cycle.start().state();
        assertThat(reachable(cycle, initial)).containsExactlyInAnyOrder(states(cycle));
        for (S state : states(cycle)) {
            assertThat(reachable(cycle, state)).as("from %s", state).anyMatch(cycle::isTerminal);
        }
    }

    /** Every reason of the area is used, and those of back edges are these and only these. */
    public static <S extends Enum<S>> void backEdgesComeFrom(
            LifeCycle<S> cycle, Collection<? extends Reason> area, Set<? extends Reason> takingBack) {
        for (Transition<S> row : cycle.rows()) {
            boolean back = row.direction() == Transition.Direction.RETRACTION;
            assertThat(row.reasons())
                    .as("%s -> %s", row.from(), row.to())
                    .allMatch(reason -> takingBack.contains(reason) == back);
        }
        assertThat(cycle.rows().stream().flatMap(row -> row.reasons().stream()).distinct())
                .containsExactlyInAnyOrderElementsOf(area);
    }

    /** Takes wishes at random: no end is left, no version skipped, no fence lowered, no reason bent. */
    public static <S extends Enum<S>> void noSequenceOfWishesBreaksIt(
            LifeCycle<S> cycle, List<? extends Reason> reasons, long seed) {
        Random random = new Random(seed);
        S[] states = states(cycle);
        Snapshot<S> current = cycle.start();
        for (int i = 0; i < WISHES; i++) {
            S to = states[random.nextInt(states.length)];
            Reason reason = reasons.get(random.nextInt(reasons.size()));
            Snapshot<S> before = current;
            Outcome<S> outcome =
                    cycle.apply(before, Change.to(to, reason, EVIDENCE).withFence(random.nextInt(FENCES)));
            current = switch (outcome) {
                case Outcome.Changed<S> changed -> {
                    assertThat(cycle.isTerminal(before.state())).isFalse();
                    assertThat(changed.step().reasons()).contains(reason);
                    assertThat(changed.after().version()).isEqualTo(before.version() + 1);
                    assertThat(changed.after().fence()).isGreaterThanOrEqualTo(before.fence());
                    yield changed.after();
                }
                case Outcome.Unchanged<S>(Snapshot<S> same) -> same;
                case Outcome.Refused<S> refused -> refused.current();
            };
        }
    }

    /** Takes the steps one after the other; each must be taken. */
    @SafeVarargs
    public static <S extends Enum<S>> Snapshot<S> travel(LifeCycle<S> cycle, Snapshot<S> from, Change<S>... changes) {
        Snapshot<S> current = from;
        for (Change<S> change : changes) {
            Outcome<S> outcome = cycle.apply(current, change);
            assertThat(outcome).isInstanceOf(Outcome.Changed.class);
            current = ((Outcome.Changed<S>) outcome).after();
        }
        return current;
    }

    private static <S extends Enum<S>> Set<S> reachable(LifeCycle<S> cycle, S from) {
        Set<S> seen = EnumSet.of(from);
        ArrayDeque<S> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            cycle.next(open.remove()).stream().filter(seen::add).forEach(open::add);
        }
        return seen;
    }

    private static <S extends Enum<S>> S[] states(LifeCycle<S> cycle) {
        return cycle.start().state().getDeclaringClass().getEnumConstants();
    }
}
