package org.causality.simulator.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.causality.model.message.Header;
import org.causality.model.message.MessageId;
import org.causality.propagation.causal.Causality;
import org.causality.simulator.message.Archive;
import org.causality.simulator.message.Said;

/**
 * What really happened before what, by vector clocks (Fidge 1988, Mattern 1989). A clock has a place for every chain: a
 * feed is one, and where it forks each branch is another, so that chains are chains whatever liars do.
 */
public final class Oracle {
    private final Archive archive;
    private final List<int[]> clocks = new ArrayList<>();
    private final List<Integer> chainOf = new ArrayList<>();
    private final List<Long> times = new ArrayList<>();
    /** The last message of each chain. */
    private final Map<MessageId, Integer> ends = new HashMap<>();

    private int chains;
    private long highestTrueTime;

    public Oracle(Archive archive) {
        this.archive = archive;
    }

    /** Messages come in the order of their numbers. @return whether it goes on with a feed where that had ended */
    public boolean add(Said said) {
        Header header = said.envelope().header();
        int chain = chain(header);
        int[] clock = new int[Math.max(chain + 1, 1)];
        long time = 1;
        for (MessageId id : (Iterable<MessageId>) header.named()::iterator) {
            Optional<Said> named =
                    Optional.ofNullable(archive.find(id)).filter(known -> known.number() < clocks.size());
            if (named.isPresent()) {
                int number = named.get().number();
                clock = merged(clock, clocks.get(number));
                time = Math.max(time, 1 + times.get(number));
            }
        }
        clock[chain]++;
        clocks.add(clock);
        chainOf.add(chain);
        times.add(time);
        ends.put(said.envelope().id(), chain);
        if (header.time().value() == time) {
            highestTrueTime = Math.max(highestTrueTime, time);
        }
        return clock[chain] > 1 || header.previous() == null;
    }

    private int chain(Header header) {
        Integer goesOn = header.previous() == null ? null : ends.remove(header.previous());
        return goesOn == null ? chains++ : goesOn;
    }

    private static int[] merged(int[] one, int[] other) {
        int[] merged = one.length >= other.length ? one : Arrays.copyOf(one, other.length);
        for (int i = 0; i < other.length; i++) {
            merged[i] = Math.max(merged[i], other[i]);
        }
        return merged;
    }

    /** How two messages stand to each other, by their numbers. */
    public Causality between(int a, int b) {
        if (a == b) {
            return Causality.CONCURRENT;
        }
        if (rests(b, a)) {
            return Causality.BEFORE;
        }
        return rests(a, b) ? Causality.AFTER : Causality.CONCURRENT;
    }

    private boolean rests(int later, int earlier) {
        int chain = chainOf.get(earlier);
        int[] clock = clocks.get(later);
        return chain < clock.length && clock[chain] >= clocks.get(earlier)[chain];
    }

    /** The highest time that was rightly claimed. */
    public long highestTrueTime() {
        return highestTrueTime;
    }

    int size() {
        return clocks.size();
    }
}
