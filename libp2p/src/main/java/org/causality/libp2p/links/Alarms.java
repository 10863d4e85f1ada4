package org.causality.libp2p.links;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.causality.libp2p.peering.Alarm;

/** Alarms that stand, each for a while. */
final class Alarms<I> {
    /** Alarms that stand at once; the oldest goes first. */
    private static final int STANDING_MAX = 256;

    private record Raised<I>(Alarm<I> alarm, Instant at) {}

    private final Duration lasts;
    private final Deque<Raised<I>> standing = new ArrayDeque<>();
    private long withheld;
    private long silent;

    Alarms(Duration lasts) {
        this.lasts = lasts;
    }

    void raise(List<Alarm<I>> alarms, Instant now) {
        for (Alarm<I> alarm : alarms) {
            switch (alarm) {
                case Alarm.Withheld<I> _ -> withheld++;
                case Alarm.Silent<I> _ -> silent++;
            }
            if (standing.size() == STANDING_MAX) {
                standing.removeFirst();
            }
            standing.addLast(new Raised<>(alarm, now));
        }
        while (!standing.isEmpty() && !standing.getFirst().at.plus(lasts).isAfter(now)) {
            standing.removeFirst();
        }
    }

    AlarmState state() {
        int withheldNow = (int) standing.stream()
                .filter(raised -> raised.alarm instanceof Alarm.Withheld<I>)
                .count();
        return new AlarmState(withheldNow, standing.size() - withheldNow, withheld, silent);
    }
}
