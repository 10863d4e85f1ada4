package org.causality.libp2p.kad;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Counts refusals. Safe from any thread. */
final class Refusals {
    private final Map<Refusal, LongAdder> counters = new EnumMap<>(Refusal.class);

    Refusals() {
        for (Refusal why : Refusal.values()) {
            counters.put(why, new LongAdder());
        }
    }

    void count(Refusal why) {
        @Nullable LongAdder counter = counters.get(why);
        if (counter != null) {
            counter.increment();
        }
    }

    Map<Refusal, Long> counts() {
        Map<Refusal, Long> counts = new EnumMap<>(Refusal.class);
        counters.forEach((why, counter) -> counts.put(why, counter.sum()));
        return Map.copyOf(counts);
    }
}
