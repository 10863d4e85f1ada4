package org.causality.effect.book;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.causality.effect.cause.Cause;
import org.causality.effect.cause.CauseNode;
import org.causality.effect.evolution.Effect;
import org.causality.effect.evolution.Evolution;
import org.causality.effect.evolution.Fact;
import org.causality.effect.evolution.Spot;
import org.causality.effect.journey.Journey;
import org.causality.effect.journey.JourneyStep;
import org.causality.model.chain.EffectId;
import org.causality.model.chain.EventId;
import org.causality.model.chain.JourneyId;
import org.jspecify.annotations.Nullable;

/** The book in memory: what a page changed is stored after each input, as a transaction would. */
final class TestingLedger implements Ledger {
    final Map<EffectId, Effect> effects = new TreeMap<>();
    final Map<EventId, Fact> facts = new TreeMap<>();
    final Map<Cause, CauseNode> nodes = new TreeMap<>();
    final Map<JourneyId, Journey> journeys = new TreeMap<>();
    final Map<Cause, Set<Cause>> dependents = new TreeMap<>();
    final List<Evolution> evolutions = new ArrayList<>();
    final List<JourneyStep> steps = new ArrayList<>();
    private Totals totals = new Totals(0, 0, Map.of());

    Answer handle(Input input, Moment moment) {
        Page page = new Page(this, totals.copy());
        page.prefetch(List.of(input));
        Answer answer = EffectBook.handle(page, input, moment);
        totals = page.totals();
        page.changedEffects().forEach(effect -> effects.put(effect.id(), effect));
        page.changedFacts().forEach(fact -> facts.put(fact.id(), fact));
        page.changedNodes().forEach(node -> nodes.put(node.of(), node));
        page.changedJourneys().forEach(journey -> journeys.put(journey.id(), journey));
        page.addedEdges()
                .forEach(edge -> dependents
                        .computeIfAbsent(edge.cause(), _ -> new LinkedHashSet<>())
                        .add(edge.dependent()));
        evolutions.addAll(page.evolutions());
        steps.addAll(page.journeySteps());
        return answer;
    }

    List<Evolution> historyOf(EffectId effect) {
        return evolutions.stream()
                .filter(evolution -> evolution.effect().equals(effect))
                .toList();
    }

    /** Status and proof of every effect, and of every journey: what must not depend on the order of arrival. */
    List<String> endState() {
        List<String> state = new ArrayList<>();
        effects.values().forEach(effect -> state.add(RandomHistory.line(effect)));
        journeys.values()
                .forEach(journey ->
                        state.add(journey.id() + " " + journey.stand().state()));
        return state;
    }

    @Override
    public Map<EffectId, Effect> effects(Collection<EffectId> ids) {
        return chosen(effects, ids);
    }

    @Override
    public Map<EventId, Fact> facts(Collection<EventId> ids) {
        return chosen(facts, ids);
    }

    @Override
    public Map<Cause, CauseNode> nodes(Collection<Cause> names) {
        return chosen(nodes, names);
    }

    @Override
    public Map<JourneyId, Journey> journeys(Collection<JourneyId> ids) {
        return chosen(journeys, ids);
    }

    @Override
    public Map<Cause, List<Cause>> dependents(Collection<Cause> causes) {
        Map<Cause, List<Cause>> found = new HashMap<>();
        causes.forEach(cause -> found.put(cause, List.copyOf(dependents.getOrDefault(cause, Set.of()))));
        return found;
    }

    @Override
    public Map<EventId, List<EffectId>> carried(Collection<EventId> events) {
        Map<EventId, List<EffectId>> found = new HashMap<>();
        for (EventId event : events) {
            found.put(
                    event,
                    effects.values().stream()
                            .filter(effect -> effect.carriers().contains(event))
                            .map(Effect::id)
                            .toList());
        }
        return found;
    }

    @Override
    public Map<Spot, List<EffectId>> expected(Collection<Spot> spots) {
        Map<Spot, List<EffectId>> found = new HashMap<>();
        for (Spot spot : spots) {
            found.put(
                    spot,
                    effects.values().stream()
                            .filter(effect -> effect.expects() != null
                                    && effect.expects().spot().equals(spot)
                                    && !effect.isOver())
                            .map(Effect::id)
                            .toList());
        }
        return found;
    }

    @Override
    public Map<Spot, List<EventId>> factsAt(Collection<Spot> spots) {
        Map<Spot, List<EventId>> found = new HashMap<>();
        for (Spot spot : spots) {
            found.put(
                    spot,
                    facts.values().stream()
                            .filter(fact -> fact.spot().equals(spot))
                            .map(Fact::id)
                            .toList());
        }
        return found;
    }

    @Override
    public Map<EffectId, List<JourneyId>> journeysOf(Collection<EffectId> ids) {
        Map<EffectId, List<JourneyId>> found = new HashMap<>();
        for (EffectId id : ids) {
            found.put(
                    id,
                    journeys.values().stream()
                            .filter(journey -> journey.departure().equals(id)
                                    || journey.arrival().equals(id))
                            .map(Journey::id)
                            .toList());
        }
        return found;
    }

    private static <K, V> Map<K, V> chosen(Map<K, V> all, Collection<K> keys) {
        Map<K, V> found = new HashMap<>();
        for (K key : keys) {
            @Nullable V value = all.get(key);
            if (value != null) {
                found.put(key, value);
            }
        }
        return found;
    }
}
