package org.causality.effect.book;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.causality.effect.cause.Cause;
import org.causality.effect.cause.CauseKind;
import org.causality.effect.cause.CauseNode;
import org.causality.effect.evolution.Effect;
import org.causality.effect.evolution.EffectRule;
import org.causality.effect.evolution.Evidence;
import org.causality.effect.evolution.Evolution;
import org.causality.effect.evolution.Fact;
import org.causality.effect.journey.Journey;
import org.causality.effect.journey.JourneyRule;
import org.causality.effect.journey.JourneyStep;
import org.causality.model.chain.EffectId;
import org.causality.model.chain.EventId;
import org.causality.model.chain.JourneyId;
import org.causality.model.codec.Bytes32;
import org.causality.model.effect.EffectLifeCycle;
import org.causality.model.effect.EffectStatus;
import org.causality.model.effect.JourneyLifeCycle;
import org.causality.model.effect.JourneyStatus;
import org.causality.model.lifecycle.Change;
import org.causality.model.lifecycle.LifeCycle;
import org.causality.model.lifecycle.Outcome;
import org.causality.model.lifecycle.Snapshot;
import org.causality.model.order.OrderStatus;
import org.causality.model.reason.EffectReason;
import org.causality.model.reason.JourneyReason;
import org.causality.model.reason.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Brings everything that an input touched to where it belongs now: in the order of ranks, so causes come before what rests
 * on them, and each is looked at once.
 */
final class Turn {
    private final Page page;
    private final Moment moment;
    private final TreeSet<Ranked> touched = new TreeSet<>();

    private record Ranked(int rank, Cause cause) implements Comparable<Ranked> {
        private static final Comparator<Ranked> ORDER =
                Comparator.comparingInt(Ranked::rank).thenComparing(Ranked::cause);

        @Override
        public int compareTo(Ranked other) {
            return ORDER.compare(this, other);
        }
    }

    Turn(Page page, Moment moment) {
        this.page = page;
        this.moment = moment;
    }

    void touch(Cause cause) {
        touched.add(new Ranked(page.node(cause).rank(), cause));
    }

    void touchEffects(Collection<EffectId> effects) {
        page.prefetchEffects(effects);
        effects.forEach(effect -> touch(Cause.of(effect)));
    }

    void touchDependents(Cause cause) {
        List<Cause> dependents = page.dependents.get(cause);
        page.prefetchEffects(dependents.stream()
                .filter(dependent -> dependent.kind() == CauseKind.EFFECT)
                .map(dependent -> new EffectId(dependent.id()))
                .toList());
        dependents.forEach(this::touch);
    }

    void settle() {
        Ranked next = touched.pollFirst();
        while (next != null) {
            boolean before = page.isRetracted(next.cause());
            if (next.cause().kind() == CauseKind.EFFECT) {
                settleEffect(new EffectId(next.cause().id()));
            } else {
                settleNode(page.node(next.cause()));
            }
            if (page.isRetracted(next.cause()) != before) {
                touchDependents(next.cause());
            }
            next = touched.pollFirst();
        }
    }

    private void settleNode(CauseNode node) {
        boolean fallen = node.self() || node.fallenCause(page::isRetracted) != null;
        if (node.of().kind() != CauseKind.FACT && fallen != node.retracted()) {
            page.put(node.withRetracted(fallen));
        }
    }

    private void settleEffect(EffectId id) {
        Effect effect = page.effects.get(id);
        if (effect == null || effect.isOver()) {
            return;
        }
        EffectRule.Aim aim = aim(effect);
        Effect now = effect;
        EffectRule.Step step = EffectRule.next(now.status(), aim);
        while (step != null) {
            now = evolve(now, step, aim);
            step = EffectRule.next(now.status(), aim);
        }
        EventId proof = aim.evidence() == null ? null : aim.evidence().id();
        if (!Objects.equals(now.proof(), proof)) {
            page.effects.put(id, now.at(now.stand(), proof, now.changedAt()));
        }
        if (now.stand().version() != effect.stand().version()) {
            page.journeysOf.get(id).forEach(this::settleJourney);
        }
    }

    private EffectRule.Aim aim(Effect effect) {
        List<Fact> carriers = new ArrayList<>();
        boolean claimed = false;
        for (EventId carrier : effect.carriers()) {
            Fact fact = page.fact(carrier);
            if (fact == null) {
                claimed = true;
            } else {
                carriers.add(fact);
            }
        }
        CauseNode node = page.node(Cause.of(effect.id()));
        EffectReason givenUp = effect.givenUp() == null ? givenUpByOrder(node) : effect.givenUp();
        return EffectRule.aim(carriers, claimed, node.fallenCause(page::isRetracted), givenUp);
    }

    /** An order that ended without being settled takes along what it asked for. */
    private @Nullable EffectReason givenUpByOrder(CauseNode node) {
        for (Cause cause : node.causes()) {
            String label = cause.kind() == CauseKind.ORDER ? page.node(cause).label() : "";
            if (label.equals(OrderStatus.EXPIRED.name())) {
                return EffectReason.EFFECT_WINDOW_CLOSED;
            }
            if (OrderEnd.isWithoutEffect(label)) {
                return EffectReason.EFFECT_ABANDONED;
            }
        }
        return null;
    }

    private Effect evolve(Effect effect, EffectRule.Step step, EffectRule.Aim aim) {
        Snapshot<EffectStatus> after = taken(
                EffectLifeCycle.TABLE,
                effect.stand(),
                step.to(),
                step.reason(),
                effect.id().value());
        Fact fact = aim.evidence();
        boolean byCause = step.reason() == EffectReason.EFFECT_CAUSE_RETRACTED;
        page.told(new Evolution(
                effect.id(),
                after.version(),
                effect.status(),
                after.state(),
                step.reason(),
                fact == null ? null : fact.evidence(),
                byCause ? aim.fallen() : null,
                moment.cause(),
                page.totals().place(moment.sequence()),
                moment.now()));
        Effect evolved = effect.at(after, fact == null ? null : fact.id(), moment.now());
        page.effects.put(effect.id(), evolved);
        return evolved;
    }

    void settleJourney(JourneyId id) {
        Journey journey = page.journeys.get(id);
        Effect departure = journey == null ? null : page.effects.get(journey.departure());
        Effect arrival = journey == null ? null : page.effects.get(journey.arrival());
        if (journey == null || departure == null || arrival == null) {
            return;
        }
        JourneyReason lost = journey.lost() == null ? lossOf(arrival) : journey.lost();
        JourneyStatus aim = JourneyRule.aim(departure.status(), arrival.status(), lost);
        boolean locked = departure.status() == EffectStatus.FINALIZED;
        JourneyRule.Step step = JourneyRule.next(journey.stand().state(), aim, locked, lost);
        while (step != null) {
            journey = go(journey, step, departure, arrival);
            step = JourneyRule.next(journey.stand().state(), aim, locked, lost);
        }
    }

    private static @Nullable JourneyReason lossOf(Effect arrival) {
        if (arrival.status() != EffectStatus.FAILED) {
            return null;
        }
        return arrival.givenUp() == EffectReason.EFFECT_WINDOW_CLOSED
                ? JourneyReason.PACKET_TIMED_OUT
                : JourneyReason.PACKET_REFUSED;
    }

    private Journey go(Journey journey, JourneyRule.Step step, Effect departure, Effect arrival) {
        Snapshot<JourneyStatus> after = taken(
                JourneyLifeCycle.TABLE,
                journey.stand(),
                step.to(),
                step.reason(),
                journey.id().value());
        boolean onTarget = switch (step.reason()) {
            case TARGET_CREATED, ARRIVAL_FINAL, ARRIVAL_REORGED -> true;
            case SOURCE_LOCKED,
                    DEPARTURE_REORGED,
                    DEPARTED_AGAIN,
                    PACKET_TIMED_OUT,
                    PACKET_REFUSED,
                    JOURNEY_ABANDONED -> false;
        };
        page.told(new JourneyStep(
                journey.id(),
                journey.departure(),
                after.version(),
                journey.stand().state(),
                after.state(),
                step.reason(),
                evidence(onTarget ? arrival : departure),
                moment.cause(),
                page.totals().place(moment.sequence()),
                moment.now()));
        Journey gone = journey.at(after, moment.now());
        page.journeys.put(journey.id(), gone);
        return gone;
    }

    private @Nullable Evidence evidence(Effect effect) {
        Fact fact = effect.proof() == null ? null : page.fact(effect.proof());
        return fact == null ? null : fact.evidence();
    }

    /** The rules only ever name steps of the table. */
    private static <S extends Enum<S>> Snapshot<S> taken(
            LifeCycle<S> table, Snapshot<S> now, S to, Reason reason, Bytes32 evidence) {
        return switch (table.apply(now, Change.to(to, reason, evidence))) {
            case Outcome.Changed<S> changed -> changed.after();
            case Outcome.Unchanged<S> unchanged ->
                throw new IllegalStateException("no step from " + unchanged.current());
            case Outcome.Refused<S> refused ->
                throw new IllegalStateException(refused.reason() + " " + refused.detail());
        };
    }
}
