package org.causality.effect.book;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.causality.effect.cause.Cause;
import org.causality.effect.evolution.Expectation;
import org.causality.effect.evolution.Fact;
import org.causality.effect.evolution.Spot;
import org.causality.model.chain.EffectId;
import org.causality.model.chain.EventId;
import org.causality.model.order.OrderId;
import org.jspecify.annotations.Nullable;

/** What a batch of inputs will look at, so that it is read in a few rounds instead of one by one. */
record Wanted(Set<EffectId> effects, Set<EventId> facts, Set<EventId> heard, Set<Spot> spots, Set<Cause> nodes) {

    static Wanted of(List<Input> inputs) {
        Wanted wanted = new Wanted(new HashSet<>(), new HashSet<>(), new HashSet<>(), new HashSet<>(), new HashSet<>());
        inputs.forEach(wanted::add);
        return wanted;
    }

    private void add(Input input) {
        switch (input) {
            case Input.FactHeard(Fact fact) -> {
                heard.add(fact.id());
                spots.add(fact.spot());
            }
            case Input.OrderHeard(var order, var _, var _) -> nodes.add(Cause.of(order));
            case Input.JobHeard(var job, var _, var _, var _) -> nodes.add(Cause.of(job));
            case Input.StepFallen(var job) -> nodes.add(Cause.of(job));
            case Input.ResultHeard(var job, var statement, var purchase) -> {
                nodes.add(Cause.of(job));
                nodes.add(Cause.of(statement));
                if (purchase != null) {
                    add(new Input.Register(purchase));
                }
            }
            case Input.IntentSpoken(var intent) -> {
                nodes.add(Cause.of(intent.job()));
                addAll(causesOf(intent));
            }
            case Input.ProofSpoken(var proof) -> {
                nodes.add(Cause.of(proof.job()));
                nodes.add(Cause.of(proof.statement()));
                nodes.add(Cause.of(proof.opens()));
            }
            case Input.Register(Registration registration) -> {
                addEffect(registration.id());
                addAll(registration.causes());
                addShown(registration.shownBy(), registration.expects());
            }
            case Input.Show show -> {
                addEffect(show.effect());
                addAll(show.causes());
                addShown(show.shownBy(), null);
            }
            case Input.GiveUp(var effect, var _, var _) -> addEffect(effect);
            case Input.Travel travel -> {
                addEffect(travel.effect());
                addShown(travel.shownBy(), travel.arrival());
            }
        }
    }

    static List<Cause> causesOf(org.causality.model.computation.ComputationIntent intent) {
        List<Cause> causes = new ArrayList<>();
        for (OrderId order : intent.orders()) {
            causes.add(Cause.of(order));
        }
        intent.events().forEach(event -> causes.add(Cause.of(event)));
        causes.add(Cause.of(intent.slot()));
        return causes;
    }

    private void addEffect(EffectId effect) {
        effects.add(effect);
        nodes.add(Cause.of(effect));
    }

    private void addShown(@Nullable EventId shownBy, @Nullable Expectation expects) {
        if (shownBy != null) {
            facts.add(shownBy);
        }
        if (expects != null) {
            spots.add(expects.spot());
        }
    }

    private void addAll(List<Cause> causes) {
        for (Cause cause : causes) {
            switch (cause.kind()) {
                case FACT -> facts.add(new EventId(cause.id()));
                case EFFECT -> addEffect(new EffectId(cause.id()));
                case ORDER, COMPUTATION, SLOT, PROOF, TRANSACTION -> nodes.add(cause);
            }
        }
    }
}
