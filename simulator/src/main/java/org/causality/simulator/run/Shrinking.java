package org.causality.simulator.run;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The fewest things with which something still fails: delta debugging (Zeller and Hildebrandt, "Simplifying and isolating
 * failure-inducing input", IEEE TSE 2002).
 */
final class Shrinking {
    /** Trials; after them what was found so far has to do. */
    private static final int TRIALS_MAX = 100;

    private Shrinking() {}

    /** @param fails true of {@code all} */
    static <T> List<T> smallest(List<T> all, Predicate<List<T>> fails) {
        List<T> smallest = all;
        int parts = 2;
        int trials = 0;
        while (!smallest.isEmpty() && parts <= 2 * smallest.size() && trials < TRIALS_MAX) {
            List<T> less = null;
            int size = Math.ceilDiv(smallest.size(), parts);
            for (int from = 0; from < smallest.size() && less == null && trials < TRIALS_MAX; from += size) {
                List<T> without = new ArrayList<>(smallest);
                without.subList(from, Math.min(from + size, smallest.size())).clear();
                trials++;
                less = fails.test(without) ? without : null;
            }
            if (less != null) {
                smallest = less;
                parts = Math.max(2, parts - 1);
            } else {
                parts = size == 1 ? Integer.MAX_VALUE : 2 * parts;
            }
        }
        return smallest;
    }
}
