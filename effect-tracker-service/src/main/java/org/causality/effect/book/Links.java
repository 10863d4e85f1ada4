package org.causality.effect.book;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Links that were read, with those that were added. */
final class Links<K, V> {
    private final Function<Collection<K>, Map<K, List<V>>> load;
    private final Map<K, List<V>> known = new HashMap<>();
    private final Map<K, Set<V>> added = new LinkedHashMap<>();

    Links(Function<Collection<K>, Map<K, List<V>>> load) {
        this.load = load;
    }

    void prefetch(Collection<K> keys) {
        List<K> missing =
                keys.stream().filter(key -> !known.containsKey(key)).distinct().toList();
        if (!missing.isEmpty()) {
            Map<K, List<V>> loaded = load.apply(missing);
            missing.forEach(key -> known.put(key, loaded.getOrDefault(key, List.of())));
        }
    }

    List<V> get(K key) {
        prefetch(Set.of(key));
        Set<V> all = new LinkedHashSet<>(known.getOrDefault(key, List.of()));
        all.addAll(added.getOrDefault(key, Set.of()));
        return List.copyOf(all);
    }

    void add(K key, V value) {
        added.computeIfAbsent(key, _ -> new LinkedHashSet<>()).add(value);
    }

    /** What was added, as (key, value). */
    List<Map.Entry<K, V>> added() {
        List<Map.Entry<K, V>> all = new ArrayList<>();
        added.forEach((key, values) -> values.forEach(value -> all.add(Map.entry(key, value))));
        return all;
    }
}
