package org.causality.libp2p.kad.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.causality.libp2p.kad.message.Octets;

/** Which of our own keys are to be told to the network again, because others forget them after a time. One owner. */
public final class Republication {
    private final Duration interval;
    private final int keysMax;
    private final SequencedMap<Octets, Instant> due = new LinkedHashMap<>();

    /** Each key every {@code interval}; at most {@code keysMax} keys. */
    public Republication(Duration interval, int keysMax) {
        this.interval = interval;
        this.keysMax = keysMax;
    }

    /** The key has been told now; false when there is no room to remember that. */
    public boolean told(Octets key, Instant now) {
        due.remove(key);
        if (due.size() >= keysMax) {
            return false;
        }
        due.putLast(key, now.plus(interval));
        return true;
    }

    /** The key is no longer ours to tell. */
    public void forget(Octets key) {
        due.remove(key);
    }

    /** Keys whose time has come, at most {@code count}, the longest due first; each is said once an interval. */
    public List<Octets> due(Instant now, int count) {
        List<Octets> keys = new ArrayList<>();
        for (Map.Entry<Octets, Instant> entry : List.copyOf(due.sequencedEntrySet())) {
            if (keys.size() == count || entry.getValue().isAfter(now)) {
                break;
            }
            keys.add(entry.getKey());
        }
        keys.forEach(key -> told(key, now));
        return keys;
    }
}
