package org.causality.orchestrator.fact;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.causality.model.chain.EventId;
import org.causality.model.codec.Bytes;
import org.causality.model.network.ChainId;
import org.causality.model.order.StateKey;
import org.jspecify.annotations.Nullable;

/** The VALID facts, and how high each chain is known to be. */
public final class Facts {
    /** Some hours of a busy watch list; the eldest go first, and steps that name them wait until they are told again. */
    public static final int FACTS_MAX = 50_000;

    private static final Comparator<Fact> NEWER = Comparator.<Fact>comparingLong(fact -> fact.height() + Long.MIN_VALUE)
            .thenComparing(Fact::finality)
            .thenComparing(Fact::id);

    private final Map<EventId, Fact> byId = new LinkedHashMap<>();
    private final Map<ChainId, Long> heights = new HashMap<>();

    /** Whether that was news; answers null when nothing had to go to make room, else what went. */
    public @Nullable EventId add(Fact fact) {
        byId.put(fact.id(), fact);
        raise(fact.chain(), fact.height());
        if (byId.size() <= FACTS_MAX) {
            return null;
        }
        Iterator<EventId> eldest = byId.keySet().iterator();
        EventId gone = eldest.next();
        eldest.remove();
        return gone;
    }

    public @Nullable Fact remove(EventId id) {
        return byId.remove(id);
    }

    public @Nullable Fact get(EventId id) {
        return byId.get(id);
    }

    public void raise(ChainId chain, long height) {
        heights.merge(chain, height, (a, b) -> Long.compareUnsigned(a, b) >= 0 ? a : b);
    }

    /** The highest block of the chain heard of; 0 for none. */
    public long height(ChainId chain) {
        return heights.getOrDefault(chain, 0L);
    }

    public Map<ChainId, Long> heights() {
        return Map.copyOf(heights);
    }

    /** The newest value of each state key. */
    public Map<StateKey, Fact> newest() {
        return newest(byId.values());
    }

    public static Map<StateKey, Fact> newest(Collection<Fact> facts) {
        Map<StateKey, Fact> newest = new HashMap<>();
        facts.stream()
                .filter(Fact::isState)
                .forEach(fact -> newest.merge(fact.stateKey(), fact, (a, b) -> NEWER.compare(a, b) >= 0 ? a : b));
        return newest;
    }

    /** What a contract's storage holds, by its place. */
    public List<Fact> storage(ChainId chain, Bytes contract) {
        return byId.values().stream()
                .filter(fact -> fact.isState()
                        && fact.chain().equals(chain)
                        && fact.emitter().equals(contract))
                .toList();
    }

    /** The facts with these ids, or null when one of them is not VALID here. */
    public @Nullable List<Fact> all(Collection<EventId> ids) {
        List<Fact> found = ids.stream().filter(byId::containsKey).map(byId::get).toList();
        return found.size() == ids.size() ? found : null;
    }
}
