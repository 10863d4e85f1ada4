package org.causality.effect.book;

import java.util.List;
import org.causality.effect.cause.Cause;
import org.causality.effect.cause.CauseNode;
import org.causality.effect.evolution.Effect;
import org.causality.effect.evolution.Fact;
import org.causality.model.chain.EffectId;
import org.causality.model.chain.EventId;
import org.causality.model.computation.ComputationIntent;
import org.causality.model.computation.ProofAnnouncement;
import org.causality.model.effect.EffectStatus;

/**
 * The seed's EffectTracker as a reducer: an input and a page in, a changed page and an answer out.
 *
 * <pre>
 * input                     what it changes
 * FactHeard                 the fact; effects it shows or that expect it; what rests on it, when it falls or stands again
 * OrderHeard                the order's label; effects it asked for, when it ends without effect
 * JobHeard                  the job's label; what rests on it, when it is retracted; the transaction of its purchase
 * ResultHeard, StepFallen   whether a computation counts, and with it what rests on it; the purchase it commands
 * IntentSpoken, ProofSpoken causes of a computation, a proof, a slot
 * Register, Show, GiveUp    an effect, a further attempt at it, a fact that shows it, its end
 * Travel                    a journey and the effect expected on the target
 * </pre>
 *
 * <p>Where an effect stands follows from what is known ({@link org.causality.effect.evolution.EffectRule}); so inputs may come
 * in any order between each other, as long as one fact's words come in theirs.
 */
public final class EffectBook {

    private EffectBook() {}

    public static Answer handle(Page page, Input input, Moment moment) {
        Turn turn = new Turn(page, moment);
        return switch (input) {
            case Input.FactHeard(Fact fact) -> hear(page, turn, fact);
            case Input.OrderHeard(var order, var status, long version) ->
                label(page, turn, Cause.of(order), status.name(), version);
            case Input.JobHeard heard -> new Computations(page, turn, moment).hear(heard);
            case Input.ResultHeard heard -> new Computations(page, turn, moment).hear(heard);
            case Input.StepFallen(var job) -> new Computations(page, turn, moment).fall(job);
            case Input.IntentSpoken(ComputationIntent intent) -> intend(page, turn, intent);
            case Input.ProofSpoken(ProofAnnouncement proof) -> prove(page, turn, proof);
            case Input.Register(Registration registration) -> new Registrar(page, turn, moment).register(registration);
            case Input.Show show -> new Registrar(page, turn, moment).show(show);
            case Input.GiveUp giveUp -> new Registrar(page, turn, moment).giveUp(giveUp);
            case Input.Travel travel -> new Travels(page, turn, moment).travel(travel);
        };
    }

    private static Answer hear(Page page, Turn turn, Fact heard) {
        Fact before = page.fact(heard.id());
        Fact after = before == null ? heard : before.hear(heard);
        if (after.equals(before)) {
            return new Answer.Repeated();
        }
        boolean fellBefore = before != null && before.hasFallen();
        page.facts.put(after.id(), after);
        if (before == null) {
            page.factsAt.add(after.spot(), after.id());
            meetExpectations(page, after);
        }
        turn.touchEffects(page.carried.get(after.id()));
        if (after.hasFallen() != fellBefore) {
            turn.touchDependents(Cause.of(after.id()));
        }
        turn.settle();
        return new Answer.Taken();
    }

    private static void meetExpectations(Page page, Fact fact) {
        List<EffectId> expecting = page.expected.get(fact.spot());
        page.effects.prefetch(expecting);
        for (EffectId id : expecting) {
            Effect effect = page.effects.get(id);
            if (effect != null && effect.expects() != null && effect.expects().isMetBy(fact)) {
                carry(page, effect, fact.id());
            }
        }
    }

    /** Notes that the fact shows the effect; whether that was new. */
    static boolean carry(Page page, Effect effect, EventId fact) {
        boolean room = effect.carriers().size() < Effect.CARRIERS_MAX;
        if (!room || effect.isOver() || effect.carriers().contains(fact)) {
            return false;
        }
        page.effects.put(effect.id(), effect.carriedBy(fact));
        page.carried.add(fact, effect.id());
        return true;
    }

    private static Answer label(Page page, Turn turn, Cause cause, String label, long version) {
        CauseNode node = page.node(cause);
        boolean known = version == 0 ? node.label().equals(label) : version <= node.labelVersion();
        if (known) {
            return new Answer.Repeated();
        }
        page.put(node.told(label, version, node.self()));
        if (OrderEnd.isWithoutEffect(label)) {
            turn.touchDependents(cause);
        }
        turn.touch(cause);
        turn.settle();
        return new Answer.Taken();
    }

    private static Answer intend(Page page, Turn turn, ComputationIntent intent) {
        Cause job = Cause.of(intent.job());
        return linked(turn, job, Ranks.link(page, job, CauseNode.ONLY, Wanted.causesOf(intent)));
    }

    private static Answer prove(Page page, Turn turn, ProofAnnouncement proof) {
        Cause made = Cause.of(proof.statement());
        Cause opened = Cause.of(proof.opens());
        Answer first = linked(turn, made, Ranks.link(page, made, proof.job().value(), List.of(Cause.of(proof.job()))));
        Answer second =
                linked(turn, opened, Ranks.link(page, opened, proof.statement().value(), List.of(made)));
        return first instanceof Answer.Refused ? first : second;
    }

    static Answer linked(Turn turn, Cause cause, Ranks.Linked linked) {
        return switch (linked) {
            case ADDED -> {
                turn.touch(cause);
                turn.settle();
                yield new Answer.Taken();
            }
            case KNOWN -> new Answer.Repeated();
            case CYCLE, TOO_MANY -> Registrar.refused(linked, cause);
        };
    }

    /** Whether an effect in this status may be given up. */
    static boolean mayBeGivenUp(EffectStatus status) {
        return switch (status) {
            case PENDING, OBSERVED, PROVEN, RETRACTED -> true;
            case FINALIZED, FAILED -> false;
        };
    }
}
