package org.causality.effect.adapter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.causality.effect.book.Ledger;
import org.causality.effect.book.Page;
import org.causality.effect.cause.Cause;
import org.causality.effect.cause.CauseNode;
import org.causality.effect.evolution.Effect;
import org.causality.effect.evolution.Fact;
import org.causality.effect.evolution.Spot;
import org.causality.effect.journey.Journey;
import org.causality.model.chain.EffectId;
import org.causality.model.chain.EventId;
import org.causality.model.chain.JourneyId;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.network.ChainId;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The book in Postgres, read. */
final class PostgresLedger implements Ledger {
    private final JdbcClient client;

    PostgresLedger(JdbcClient client) {
        this.client = client;
    }

    @Override
    public Map<EffectId, Effect> effects(Collection<EffectId> ids) {
        return by(
                Effect::id,
                rows(
                        "select * from effect where id = any(?)",
                        keys(ids, id -> id.value().toArray()),
                        (row, _) -> Rows.effect(row)));
    }

    @Override
    public Map<EventId, Fact> facts(Collection<EventId> ids) {
        return by(
                Fact::id,
                rows(
                        "select * from fact where id = any(?)",
                        keys(ids, id -> id.value().toArray()),
                        (row, _) -> Rows.fact(row)));
    }

    @Override
    public Map<JourneyId, Journey> journeys(Collection<JourneyId> ids) {
        return by(
                Journey::id,
                rows(
                        "select * from journey where id = any(?)",
                        keys(ids, id -> id.value().toArray()),
                        (row, _) -> Rows.journey(row)));
    }

    @Override
    public Map<Cause, CauseNode> nodes(Collection<Cause> names) {
        byte[][] keys = keys(names, name -> name.key().toArray());
        Map<Cause, NavigableMap<Bytes32, NavigableSet<Cause>>> groups = new HashMap<>();
        client.sql("select dependent, grp, cause from cause_edge where dependent = any(?)")
                .param(keys)
                .query(row -> {
                    groups.computeIfAbsent(Cause.ofKey(row.getBytes(1)), _ -> new TreeMap<>())
                            .computeIfAbsent(Bytes32.of(row.getBytes(2)), _ -> new TreeSet<>())
                            .add(Cause.ofKey(row.getBytes(3)));
                });
        return by(CauseNode::of, rows("select * from cause_node where name = any(?)", keys, (row, _) -> {
            Cause name = Cause.ofKey(row.getBytes("name"));
            return new CauseNode(
                    name,
                    row.getInt("rank"),
                    row.getBoolean("self"),
                    row.getBoolean("retracted"),
                    row.getString("label"),
                    row.getLong("label_version"),
                    groups.getOrDefault(name, new TreeMap<>()));
        }));
    }

    @Override
    public Map<Cause, List<Cause>> dependents(Collection<Cause> causes) {
        Map<Cause, List<Cause>> found = new HashMap<>();
        client.sql("select distinct cause, dependent from cause_edge where cause = any(?)")
                .param(keys(causes, cause -> cause.key().toArray()))
                .query(row -> {
                    found.computeIfAbsent(Cause.ofKey(row.getBytes(1)), _ -> new ArrayList<>())
                            .add(Cause.ofKey(row.getBytes(2)));
                });
        return found;
    }

    @Override
    public Map<EventId, List<EffectId>> carried(Collection<EventId> facts) {
        Map<EventId, List<EffectId>> found = new HashMap<>();
        client.sql("select fact_id, effect_id from carrier where fact_id = any(?)")
                .param(keys(facts, fact -> fact.value().toArray()))
                .query(row -> {
                    found.computeIfAbsent(new EventId(Bytes32.of(row.getBytes(1))), _ -> new ArrayList<>())
                            .add(new EffectId(Bytes32.of(row.getBytes(2))));
                });
        return found;
    }

    @Override
    public Map<Spot, List<EffectId>> expected(Collection<Spot> spots) {
        Map<Spot, List<EffectId>> found = new HashMap<>();
        client.sql("""
                        select e.chain, e.expected_emitter, e.expected_key, e.id from effect e
                        join unnest(?::text[], ?::bytea[], ?::bytea[]) as w (chain, emitter, key)
                            on e.chain = w.chain and e.expected_emitter = w.emitter and e.expected_key = w.key
                        where e.status not in ('FINALIZED', 'FAILED')
                        """)
                .param(chains(spots))
                .param(keys(spots, spot -> spot.emitter().toArray()))
                .param(keys(spots, spot -> spot.key().toArray()))
                .query(row -> {
                    Spot spot = new Spot(
                            new ChainId(row.getString(1)), Bytes.wrap(row.getBytes(2)), Bytes.wrap(row.getBytes(3)));
                    found.computeIfAbsent(spot, _ -> new ArrayList<>()).add(new EffectId(Bytes32.of(row.getBytes(4))));
                });
        return found;
    }

    @Override
    public Map<Spot, List<EventId>> factsAt(Collection<Spot> spots) {
        Map<Spot, List<EventId>> found = new HashMap<>();
        client.sql("""
                        select f.* from unnest(?::text[], ?::bytea[], ?::bytea[]) as w (chain, emitter, key)
                        cross join lateral (
                            select chain, emitter, key, id from fact
                            where fact.chain = w.chain and fact.emitter = w.emitter and fact.key = w.key
                            order by height desc limit ?) f
                        """)
                .param(chains(spots))
                .param(keys(spots, spot -> spot.emitter().toArray()))
                .param(keys(spots, spot -> spot.key().toArray()))
                .param(Page.FACTS_AT_MAX)
                .query(row -> {
                    found.computeIfAbsent(Rows.spot(row), _ -> new ArrayList<>())
                            .add(new EventId(Bytes32.of(row.getBytes("id"))));
                });
        return found;
    }

    @Override
    public Map<EffectId, List<JourneyId>> journeysOf(Collection<EffectId> effects) {
        Map<EffectId, List<JourneyId>> found = new HashMap<>();
        byte[][] keys = keys(effects, effect -> effect.value().toArray());
        client.sql("""
                        select departure as effect, id from journey where departure = any(?)
                        union select arrival, id from journey where arrival = any(?)
                        """).param(keys).param(keys).query(row -> {
            found.computeIfAbsent(new EffectId(Bytes32.of(row.getBytes(1))), _ -> new ArrayList<>())
                    .add(new JourneyId(Bytes32.of(row.getBytes(2))));
        });
        return found;
    }

    private <T> List<T> rows(String sql, byte[][] keys, RowMapper<T> mapper) {
        return client.sql(sql).param(keys).query(mapper).list();
    }

    private static <K, V> Map<K, V> by(Function<V, K> key, List<V> values) {
        Map<K, V> found = new HashMap<>();
        values.forEach(value -> found.put(key.apply(value), value));
        return found;
    }

    private static <T> byte[][] keys(Collection<T> values, Function<T, byte[]> bytes) {
        return values.stream().map(bytes).toArray(byte[][]::new);
    }

    private static String[] chains(Collection<Spot> spots) {
        return spots.stream().map(spot -> spot.chain().value()).toArray(String[]::new);
    }
}
