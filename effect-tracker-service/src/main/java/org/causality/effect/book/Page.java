package org.causality.effect.book;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.causality.effect.cause.Cause;
import org.causality.effect.cause.CauseKind;
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
import org.causality.model.codec.Bytes32;
import org.causality.model.effect.EffectStatus;
import org.jspecify.annotations.Nullable;

/** The part of the book a batch works on: what it read, and what it changed. Used once, by one thread. */
public final class Page {

    /** Facts of one place that a new expectation looks back at. */
    public static final int FACTS_AT_MAX = 256;

    final Memo<EffectId, Effect> effects;
    final Memo<EventId, Fact> facts;
    final Memo<JourneyId, Journey> journeys;
    final Links<Cause, Cause> dependents;
    final Links<EventId, EffectId> carried;
    final Links<Spot, EffectId> expected;
    final Links<Spot, EventId> factsAt;
    final Links<EffectId, JourneyId> journeysOf;
    private final Memo<Cause, CauseNode> nodes;
    private final Totals totals;
    private final List<Evolution> evolutions = new ArrayList<>();
    private final List<JourneyStep> steps = new ArrayList<>();
    private final List<Edge> edges = new ArrayList<>();

    /** A cause of a node, in one of its groups. */
    public record Edge(Cause dependent, Bytes32 group, Cause cause) {}

    /** @param totals changed with the page: give a copy */
    public Page(Ledger ledger, Totals totals) {
        this.effects = new Memo<>(ledger::effects);
        this.facts = new Memo<>(ledger::facts);
        this.nodes = new Memo<>(ledger::nodes);
        this.journeys = new Memo<>(ledger::journeys);
        this.dependents = new Links<>(ledger::dependents);
        this.carried = new Links<>(ledger::carried);
        this.expected = new Links<>(ledger::expected);
        this.factsAt = new Links<>(ledger::factsAt);
        this.journeysOf = new Links<>(ledger::journeysOf);
        this.totals = totals;
    }

    /** Reads what these inputs will look at. Only a matter of speed. */
    public void prefetch(List<Input> inputs) {
        Wanted wanted = Wanted.of(inputs);
        carried.prefetch(wanted.heard());
        expected.prefetch(wanted.spots());
        factsAt.prefetch(wanted.spots());
        Set<EventId> events = new HashSet<>(wanted.facts());
        events.addAll(wanted.heard());
        Set<EffectId> touched = new HashSet<>(wanted.effects());
        wanted.heard().forEach(event -> touched.addAll(carried.get(event)));
        wanted.spots().forEach(spot -> {
            touched.addAll(expected.get(spot));
            events.addAll(factsAt.get(spot));
        });
        facts.prefetch(events);
        nodes.prefetch(wanted.nodes());
        dependents.prefetch(wanted.nodes());
        prefetchEffects(touched);
    }

    /** Reads effects with all that decides their status. */
    void prefetchEffects(Collection<EffectId> ids) {
        effects.prefetch(ids);
        journeysOf.prefetch(ids);
        Set<Cause> names = new HashSet<>();
        ids.forEach(id -> names.add(Cause.of(id)));
        nodes.prefetch(names);
        Set<Cause> causes = new HashSet<>();
        names.forEach(name -> causes.addAll(node(name).causes()));
        Set<EventId> events = new HashSet<>();
        for (EffectId id : ids) {
            Effect effect = effects.get(id);
            if (effect != null) {
                events.addAll(effect.carriers());
            }
        }
        causes.stream()
                .filter(cause -> cause.kind() == CauseKind.FACT)
                .forEach(cause -> events.add(new EventId(cause.id())));
        facts.prefetch(events);
        nodes.prefetch(causes.stream().filter(Page::hasNode).toList());
        effects.prefetch(causes.stream()
                .filter(cause -> cause.kind() == CauseKind.EFFECT)
                .map(cause -> new EffectId(cause.id()))
                .toList());
    }

    /** Facts have no causes, so no node of their own. */
    private static boolean hasNode(Cause cause) {
        return cause.kind() != CauseKind.FACT;
    }

    CauseNode node(Cause name) {
        CauseNode node = hasNode(name) ? nodes.get(name) : null;
        return node == null ? CauseNode.unknown(name) : node;
    }

    void put(CauseNode node) {
        nodes.put(node.of(), node);
    }

    /** Adds a group of causes to a node that has a rank for it. */
    void link(CauseNode node, Bytes32 group, List<Cause> causes, int rank) {
        put(node.with(group, causes, rank));
        for (Cause cause : causes) {
            edges.add(new Edge(node.of(), group, cause));
            dependents.add(cause, node.of());
        }
    }

    boolean isRetracted(Cause cause) {
        return switch (cause.kind()) {
            case FACT -> {
                Fact fact = facts.get(new EventId(cause.id()));
                yield fact != null && fact.hasFallen();
            }
            case EFFECT -> {
                Effect effect = effects.get(new EffectId(cause.id()));
                yield effect != null && effect.status() == EffectStatus.RETRACTED;
            }
            case ORDER, COMPUTATION, SLOT, PROOF, TRANSACTION -> node(cause).retracted();
        };
    }

    /** One this page changed or read. */
    public Effect effect(EffectId id) {
        return Objects.requireNonNull(effects.get(id), "an effect that changed is there");
    }

    /** One this page changed or read. */
    public Journey journey(JourneyId id) {
        return Objects.requireNonNull(journeys.get(id), "a journey that changed is there");
    }

    @Nullable Fact fact(EventId id) {
        return facts.get(id);
    }

    void told(Evolution evolution) {
        evolutions.add(evolution);
    }

    void told(JourneyStep step) {
        steps.add(step);
    }

    public Totals totals() {
        return totals;
    }

    // ---- what is to be written

    public Collection<Effect> changedEffects() {
        return effects.changed();
    }

    public Collection<Fact> changedFacts() {
        return facts.changed();
    }

    public Collection<CauseNode> changedNodes() {
        return nodes.changed();
    }

    public Collection<Journey> changedJourneys() {
        return journeys.changed();
    }

    public List<Edge> addedEdges() {
        return edges;
    }

    public List<Map.Entry<EventId, EffectId>> addedCarriers() {
        return carried.added();
    }

    public List<Evolution> evolutions() {
        return evolutions;
    }

    public List<JourneyStep> journeySteps() {
        return steps;
    }
}
