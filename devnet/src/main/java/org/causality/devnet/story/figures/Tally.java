package org.causality.devnet.story.figures;

import java.util.Map;
import java.util.TreeMap;

/** How often each thing happened; safe to be told by many threads. */
public final class Tally {

    private final Map<String, Integer> counts = new TreeMap<>();

    public synchronized void count(String what) {
        counts.merge(what, 1, Integer::sum);
    }

    /** By name, in alphabetical order. */
    public synchronized Map<String, Integer> counts() {
        return new TreeMap<>(counts);
    }
}
