package org.causality.libp2p.gossip;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.causality.libp2p.gossip.router.Reason;
import org.jspecify.annotations.Nullable;

/** What happened since the start. Safe from any thread. */
final class Counters {
    private final Map<Reason, LongAdder> reasons = new EnumMap<>(Reason.class);
    final LongAdder framesIn = new LongAdder();
    final LongAdder bytesIn = new LongAdder();
    final LongAdder framesOut = new LongAdder();
    final LongAdder bytesOut = new LongAdder();
    final LongAdder published = new LongAdder();
    final LongAdder accepted = new LongAdder();

    Counters() {
        for (Reason reason : Reason.values()) {
            reasons.put(reason, new LongAdder());
        }
    }

    void count(Reason reason, long amount) {
        @Nullable LongAdder counter = reasons.get(reason);
        if (counter != null) {
            counter.add(amount);
        }
    }

    void count(Reason reason) {
        count(reason, 1);
    }

    Map<Reason, Long> reasons() {
        Map<Reason, Long> snapshot = new EnumMap<>(Reason.class);
        reasons.forEach((reason, counter) -> snapshot.put(reason, counter.sum()));
        return Map.copyOf(snapshot);
    }
}
