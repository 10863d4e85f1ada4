package org.causality.mempool.fact;

import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.causality.model.chain.EventId;
import org.causality.model.computation.LineageId;
import org.causality.model.network.ChainId;
import org.causality.model.order.Finality;
import org.causality.model.order.StateKey;
import org.causality.model.order.SystemState;
import org.jspecify.annotations.Nullable;

/**
 * The VALID facts, how high each chain is known to be, and how far each recursion came. Belongs to the writer.
 *
 * <p>Of each state key the newest value counts, and older ones are kept for when it is taken back: none below a FINALIZED
 * one, which stays, and no more than {@link #VERSIONS_MAX}. It is stored record by record in {@code orders.state}, which
 * is compacted: a restart reads what is known and not what was ever said. Each fact has a place there, a small number that
 * is given again when the fact is gone: so the log keeps no more keys than facts were ever known at once.
 */
public final class KnownState {

    /** Watched slots times their versions; beyond it the eldest go, and conditions on them are UNKNOWN until told again. */
    public static final int FACTS_MAX = 8_192;

    /** Deeper reorganisations than these many changes of one slot leave its value UNKNOWN until it is told again. */
    public static final int VERSIONS_MAX = 16;

    /** Chains and lineages; more are not taken in. */
    public static final int HEADS_MAX = 64;

    private static final Comparator<Fact> AGE = Comparator.<Fact>comparingLong(fact -> fact.height() + Long.MIN_VALUE)
            .thenComparing(Fact::finality)
            .thenComparing(Fact::id);

    private final Map<EventId, Fact> facts = new LinkedHashMap<>();
    private final Map<StateKey, NavigableMap<Fact, EventId>> versions = new HashMap<>();
    private final Map<ChainId, Long> heights = new TreeMap<>();
    private final Map<LineageId, Long> nonces = new TreeMap<>();
    private final Map<EventId, Integer> places = new HashMap<>();
    private final BitSet taken = new BitSet();
    private final Map<Integer, @Nullable Fact> changed = new TreeMap<>();
    private boolean headsChanged;

    /**
     * What is to be stored of the changes since the last call.
     *
     * @param facts by place; null where there is none any more
     * @param heads heights and nonces, all of them, when one has changed; else null
     */
    public record Changes(
            Map<Integer, @Nullable Fact> facts, @Nullable Heads heads) {

        public Changes {
            facts = Collections.unmodifiableMap(new TreeMap<>(facts));
        }

        public boolean isEmpty() {
            return facts.isEmpty() && heads == null;
        }
    }

    /** How high each chain is known to be, and the zk-nonce each lineage has reached; unsigned. */
    public record Heads(Map<ChainId, Long> heights, Map<LineageId, Long> nonces) {
        public Heads {
            heights = Map.copyOf(heights);
            nonces = Map.copyOf(nonces);
        }
    }

    /** The seed's {@code add_cross_chain_message}, for what the own client has judged. */
    public void hear(FactNews news) {
        switch (news) {
            case FactNews.Valid(Fact fact) -> {
                raise(fact.key().chain(), fact.height());
                add(fact);
            }
            case FactNews.BlockSeen(ChainId chain, long height) -> raise(chain, height);
            case FactNews.TakenBack(EventId id) -> remove(id);
        }
    }

    /** A lineage has another head; after a retraction its nonce is lower. */
    public void reached(LineageId lineage, long nonce) {
        headsChanged |= put(nonces, lineage, nonce);
    }

    /** As they were stored, by place. */
    public void restore(Map<Integer, Fact> stored) {
        stored.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(AGE))
                .forEach(entry -> put(entry.getKey(), entry.getValue()));
    }

    /** As it was stored. */
    public void restore(Heads heads) {
        heights.putAll(heads.heights());
        nonces.putAll(heads.nonces());
    }

    public Changes drain() {
        Changes changes = new Changes(changed, headsChanged ? new Heads(heights, nonces) : null);
        changed.clear();
        headsChanged = false;
        return changes;
    }

    public Collection<Fact> facts() {
        return List.copyOf(facts.values());
    }

    /**
     * What conditions are judged in. An order names no lineage, so the zk-nonce is known where one recursion runs here and
     * else not.
     */
    public SystemState state() {
        Map<StateKey, SystemState.Verified> values = new HashMap<>();
        versions.forEach((key, facts) -> values.put(key, facts.lastKey().verified()));
        Map<ChainId, Long> inclusion = new HashMap<>();
        heights.forEach((chain, height) -> inclusion.put(chain, height + 1));
        return new SystemState(
                values,
                inclusion,
                nonces.size() == 1 ? nonces.values().iterator().next() : null);
    }

    private void raise(ChainId chain, long height) {
        Long before = heights.get(chain);
        if (before == null || Long.compareUnsigned(height, before) > 0) {
            headsChanged |= put(heights, chain, height);
        }
    }

    private static <K> boolean put(Map<K, Long> heads, K of, long value) {
        boolean hasRoom = heads.containsKey(of) || heads.size() < HEADS_MAX;
        return hasRoom && !Long.valueOf(value).equals(heads.put(of, value));
    }

    private void add(Fact fact) {
        if (fact.equals(facts.get(fact.id())) || isOvertaken(fact)) {
            return;
        }
        remove(fact.id());
        int place = taken.nextClearBit(0);
        put(place, fact);
        changed.put(place, fact);
        makeRoom(fact.key());
    }

    private void put(int place, Fact fact) {
        facts.put(fact.id(), fact);
        versions.computeIfAbsent(fact.key(), _ -> new TreeMap<>(AGE)).put(fact, fact.id());
        places.put(fact.id(), place);
        taken.set(place);
    }

    /** Nothing below a final value of its key can come to count again. */
    private boolean isOvertaken(Fact fact) {
        NavigableMap<Fact, EventId> ofKey = versions.getOrDefault(fact.key(), new TreeMap<>(AGE));
        return ofKey.keySet().stream()
                .anyMatch(known -> known.finality() == Finality.FINALIZED
                        && Long.compareUnsigned(known.height(), fact.height()) > 0);
    }

    private void makeRoom(StateKey key) {
        NavigableMap<Fact, EventId> ofKey = versions.getOrDefault(key, new TreeMap<>(AGE));
        while (ofKey.size() > VERSIONS_MAX || (ofKey.size() > 1 && isOvertaken(ofKey.firstKey()))) {
            remove(ofKey.firstEntry().getValue());
        }
        if (facts.size() > FACTS_MAX) {
            Iterator<EventId> eldest = facts.keySet().iterator();
            remove(eldest.next());
        }
    }

    private void remove(EventId id) {
        Fact gone = facts.remove(id);
        Integer place = places.remove(id);
        if (gone != null && place != null) {
            taken.clear(place);
            changed.put(place, null);
            versions.computeIfPresent(gone.key(), (_, ofKey) -> {
                ofKey.remove(gone);
                return ofKey.isEmpty() ? null : ofKey;
            });
        }
    }
}
