package org.causality.propagation.checkpoint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.causality.model.key.PublicKey;

/**
 * Votes by operator and matter, each message once. Bounded by operator, so that whoever says too much loses its own words
 * only.
 *
 * @param <M> the matter: a floor, an epoch
 */
final class Votes<M extends Comparable<M>, S> {

    private final NavigableMap<PublicKey, NavigableMap<M, List<Vote<S>>>> byOperator = new TreeMap<>();
    private final int operatorsMax;
    private final int mattersMax;
    private final boolean highestStay;
    private final int variantsMax;

    /** @param highestStay which matters stay when an operator has too many */
    Votes(int operatorsMax, int mattersMax, boolean highestStay, int variantsMax) {
        this.operatorsMax = operatorsMax;
        this.mattersMax = mattersMax;
        this.highestStay = highestStay;
        this.variantsMax = variantsMax;
    }

    /** @return whether it is new and there was room for it */
    boolean add(M matter, Vote<S> vote) {
        if (byOperator.size() >= operatorsMax && !byOperator.containsKey(vote.operator())) {
            return false;
        }
        NavigableMap<M, List<Vote<S>>> matters = byOperator.computeIfAbsent(vote.operator(), _ -> new TreeMap<>());
        List<Vote<S>> votes = matters.computeIfAbsent(matter, _ -> new ArrayList<>());
        if (votes.contains(vote)) {
            return false;
        }
        votes.add(vote);
        if (votes.size() > variantsMax) {
            votes.sort(Comparator.comparing(Vote<S>::incarnation, Long::compareUnsigned)
                    .thenComparing(Vote::stamp));
            votes.removeFirst();
        }
        if (matters.size() > mattersMax) {
            var _ = highestStay ? matters.pollFirstEntry() : matters.pollLastEntry();
        }
        return true;
    }

    List<Vote<S>> of(PublicKey operator, M matter) {
        NavigableMap<M, List<Vote<S>>> matters = byOperator.get(operator);
        return matters == null ? List.of() : List.copyOf(matters.getOrDefault(matter, List.of()));
    }

    /** Operator by operator, matter by matter. */
    void forEach(BiConsumer<M, List<Vote<S>>> action) {
        byOperator.values().forEach(matters -> matters.forEach(action));
    }

    /** These matters are decided. */
    void removeIf(Predicate<M> decided) {
        byOperator.values().forEach(matters -> matters.keySet().removeIf(decided));
        byOperator.values().removeIf(NavigableMap::isEmpty);
    }
}
