package org.causality.propagation.checkpoint;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.causality.model.message.Checkpoint;
import org.causality.model.message.LamportTime;
import org.jspecify.annotations.Nullable;

/** When this node first saw times above each floor. One floor every so often, none longer than it takes to come of age. */
final class Passing {

    private final NavigableMap<LamportTime, Long> sinceMillis = new TreeMap<>();
    private final CheckpointLimits limits;

    Passing(CheckpointLimits limits) {
        this.limits = limits;
    }

    void restore(LamportTime floor, long millis) {
        sinceMillis.put(floor, millis);
    }

    /** The highest floor that is passed for the first time; null when there is none, or it is too soon for another. */
    @Nullable LamportTime note(LamportTime verified, long nowMillis) {
        if (verified.value() == 0) {
            return null;
        }
        LamportTime floor = Checkpoint.floorUpTo(new LamportTime(verified.value() - 1));
        Map.Entry<LamportTime, Long> last = sinceMillis.lastEntry();
        boolean isHigher = floor.compareTo(last == null ? LamportTime.ZERO : last.getKey()) > 0;
        if (!isHigher || (last != null && nowMillis - last.getValue() < limits.noteMillis())) {
            return null;
        }
        sinceMillis.put(floor, nowMillis);
        return floor;
    }

    /** The highest floor that was passed long enough ago; zero when there is none. */
    LamportTime ofAge(long nowMillis) {
        LamportTime highest = LamportTime.ZERO;
        for (Map.Entry<LamportTime, Long> passed : sinceMillis.entrySet()) {
            if (nowMillis - passed.getValue() >= limits.lagMillis()) {
                highest = passed.getKey();
            }
        }
        sinceMillis.headMap(highest, false).clear();
        return highest;
    }

    int size() {
        return sinceMillis.size();
    }
}
