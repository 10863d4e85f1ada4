package org.causality.effect.adapter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.causality.effect.cause.Cause;
import org.causality.effect.cause.CauseKind;
import org.causality.effect.cause.CauseNode;
import org.causality.effect.evolution.Effect;
import org.causality.effect.evolution.Evolution;
import org.causality.effect.evolution.Fact;
import org.causality.effect.journey.Journey;
import org.causality.effect.journey.JourneyStep;
import org.causality.model.chain.EffectId;
import org.causality.model.chain.EventId;
import org.causality.model.chain.JourneyId;
import org.causality.model.effect.EffectStatus;
import org.causality.model.network.ChainId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The book of effects as the API reads it. */
final class EffectReader {

    /** Effects of a list; a longer one is read page by page. */
    static final int PAGE_MAX = 256;

    /** Nodes of one answer about causes; beyond it the answer says that it was cut. */
    static final int CAUSES_MAX = 1_024;

    /** Direct dependents shown with an effect. */
    static final int DEPENDENTS_MAX = 256;

    /** Changes of one effect that are shown, the latest. */
    static final int HISTORY_MAX = 1_024;

    private final JdbcClient client;
    private final PostgresLedger ledger;

    EffectReader(JdbcClient client, PostgresLedger ledger) {
        this.client = client;
        this.ledger = ledger;
    }

    /** A node with what is known of it; exactly one of fact and effect is there where the kind says so. */
    record Shown(
            CauseNode node, @Nullable Fact fact, @Nullable Effect effect) {}

    /** Nearest causes first. */
    record Causes(List<Shown> nodes, boolean cut) {}

    @Nullable Effect find(EffectId id) {
        return ledger.effects(List.of(id)).get(id);
    }

    @Nullable Fact fact(@Nullable EventId id) {
        return id == null ? null : ledger.facts(List.of(id)).get(id);
    }

    CauseNode node(EffectId id) {
        Cause name = Cause.of(id);
        return ledger.nodes(List.of(name)).getOrDefault(name, CauseNode.unknown(name));
    }

    List<Cause> dependents(EffectId id) {
        Cause name = Cause.of(id);
        return ledger.dependents(List.of(name)).getOrDefault(name, List.of()).stream()
                .sorted()
                .limit(DEPENDENTS_MAX)
                .toList();
    }

    List<Journey> journeys(EffectId id) {
        List<JourneyId> ids = ledger.journeysOf(List.of(id)).getOrDefault(id, List.of());
        return ledger.journeys(ids).values().stream()
                .sorted((a, b) -> a.id().compareTo(b.id()))
                .toList();
    }

    /** In the order of registration, after a number. */
    List<Effect> list(@Nullable EffectStatus status, @Nullable ChainId chain, long after, int limit) {
        String statusIs = status == null ? "" : " and status = :status";
        String chainIs = chain == null ? "" : " and chain = :chain";
        return client.sql("select * from effect where number > :after" + statusIs + chainIs
                        + " order by number limit :limit")
                .param("after", after)
                .param("status", status == null ? "" : status.name())
                .param("chain", chain == null ? "" : chain.value())
                .param("limit", limit)
                .query((row, _) -> Rows.effect(row))
                .list();
    }

    /** Newest last. */
    List<Evolution> history(EffectId id) {
        return client.sql("select * from evolution where effect_id = ? order by version desc limit ?")
                .param(id.value().toArray())
                .param(HISTORY_MAX)
                .query((row, _) -> Rows.evolution(row))
                .list()
                .reversed();
    }

    /** Newest last, journey by journey. */
    List<JourneyStep> steps(EffectId id) {
        return client.sql("""
                        select s.* from journey_step s join journey j on j.id = s.journey_id
                        where j.departure = ? or j.arrival = ? order by s.journey_id, s.version limit ?
                        """)
                .param(id.value().toArray())
                .param(id.value().toArray())
                .param(HISTORY_MAX)
                .query((row, _) -> Rows.step(row))
                .list();
    }

    /** Everything the effect rests on, down to facts and orders, and the facts that show it. */
    Causes causes(Effect effect) {
        Map<Cause, Shown> seen = new LinkedHashMap<>();
        Set<Cause> open = new LinkedHashSet<>();
        open.add(Cause.of(effect.id()));
        effect.carriers().forEach(fact -> open.add(Cause.of(fact)));
        while (!open.isEmpty() && seen.size() < CAUSES_MAX) {
            List<Shown> level = shown(open);
            open.clear();
            level.forEach(shown -> seen.put(shown.node().of(), shown));
            level.forEach(shown -> shown.node().causes().stream()
                    .filter(cause -> !seen.containsKey(cause))
                    .forEach(open::add));
        }
        boolean cut = !open.isEmpty() || seen.size() > CAUSES_MAX;
        return new Causes(seen.values().stream().limit(CAUSES_MAX).toList(), cut);
    }

    private List<Shown> shown(Set<Cause> names) {
        Map<Cause, CauseNode> nodes = ledger.nodes(names);
        Map<EventId, Fact> facts = ledger.facts(names.stream()
                .filter(name -> name.kind() == CauseKind.FACT)
                .map(name -> new EventId(name.id()))
                .toList());
        Map<EffectId, Effect> effects = ledger.effects(names.stream()
                .filter(name -> name.kind() == CauseKind.EFFECT)
                .map(name -> new EffectId(name.id()))
                .toList());
        List<Shown> all = new ArrayList<>();
        for (Cause name : names) {
            all.add(new Shown(
                    nodes.getOrDefault(name, CauseNode.unknown(name)),
                    facts.get(new EventId(name.id())),
                    effects.get(new EffectId(name.id()))));
        }
        return all;
    }
}
