package org.causality.propagation.checkpoint;

import org.causality.model.message.LamportTime;
import org.jspecify.annotations.Nullable;

/**
 * Which floor this node claims next, and when.
 *
 * <pre>
 * IDLE     --others claimed a floor that is of age here, after a short pause--> SUMMING
 *          --a higher floor came of age, after a long pause-->                 SUMMING
 * SUMMING  --its sum came-->                                                   IDLE, claimed
 *          --it did not come in time, or the tip moved-->                      IDLE
 * </pre>
 *
 * <p>Floors of own claims only rise, so no floor is claimed twice whatever happens in between.
 */
final class Claiming {

    private final CheckpointLimits limits;
    private LamportTime last = LamportTime.ZERO;
    private long lastMillis;
    private Output.@Nullable Sum asked;
    private long askedMillis;

    Claiming(CheckpointLimits limits) {
        this.limits = limits;
        this.lastMillis = -limits.everyMillis();
    }

    /** An own claim is in the log. */
    void claimed(LamportTime floor) {
        last = last.max(floor);
    }

    Output.@Nullable Sum next(Tally tally, LamportTime ofAge, long nowMillis) {
        if (asked != null && nowMillis - askedMillis < limits.sumWaitMillis()) {
            return null;
        }
        asked = null;
        LamportTime tip = tally.tip().floor();
        LamportTime floor = floor(tally, ofAge, nowMillis);
        if (floor.compareTo(tip.max(last)) <= 0) {
            return null;
        }
        asked = new Output.Sum(tip, floor);
        askedMillis = nowMillis;
        return asked;
    }

    private LamportTime floor(Tally tally, LamportTime ofAge, long nowMillis) {
        long pause = nowMillis - lastMillis;
        if (pause >= limits.everyMillis()) {
            return ofAge;
        }
        return pause < limits.joinPauseMillis()
                ? LamportTime.ZERO
                : tally.floorsClaimedAboveTip().stream()
                        .filter(floor -> floor.compareTo(ofAge) <= 0)
                        .reduce(LamportTime.ZERO, LamportTime::max);
    }

    /** @return whether this is what was asked for and still wanted */
    boolean take(Input.Summed sum, Tally tally, long nowMillis) {
        boolean wanted = asked != null
                && asked.floor().equals(sum.floor())
                && asked.above().equals(sum.above())
                && tally.tip().floor().equals(sum.above())
                && sum.floor().compareTo(last) > 0;
        if (wanted) {
            last = sum.floor();
            lastMillis = nowMillis;
        }
        asked = null;
        return wanted;
    }
}
