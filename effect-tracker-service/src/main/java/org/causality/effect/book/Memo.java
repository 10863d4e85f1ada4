package org.causality.effect.book;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Records that were read, with the changes made to them; absence is remembered too. */
final class Memo<K, V> {
    private final Function<Collection<K>, Map<K, V>> load;
    private final Map<K, Slot<V>> known = new HashMap<>();
    private final Map<K, V> changed = new LinkedHashMap<>();

    private record Slot<V>(@Nullable V value) {}

    Memo(Function<Collection<K>, Map<K, V>> load) {
        this.load = load;
    }

    void prefetch(Collection<K> keys) {
        List<K> missing =
                keys.stream().filter(key -> !known.containsKey(key)).distinct().toList();
        if (!missing.isEmpty()) {
            Map<K, V> loaded = load.apply(missing);
            missing.forEach(key -> known.put(key, new Slot<>(loaded.get(key))));
        }
    }

    @Nullable V get(K key) {
        Slot<V> slot = known.get(key);
        if (slot == null) {
            prefetch(Set.of(key));
            slot = known.get(key);
        }
        return slot == null ? null : slot.value();
    }

    void put(K key, V value) {
        known.put(key, new Slot<>(value));
        changed.put(key, value);
    }

    Collection<V> changed() {
        return changed.values();
    }
}
