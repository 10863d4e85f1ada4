package org.causality.libp2p.peering;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;
import org.causality.libp2p.identity.PeerId;

/**
 * Holds what arrives over the links against what must exist. That a message exists is known out of band: from our own
 * observers of a chain, from a checkpoint, from the head that a peer elsewhere names. One owner.
 *
 * @param <I> how messages are named; equal by content
 */
public final class WithheldWatch<I> {
    private final WatchLimits limits;

    /** Since when each is waited for, the oldest first. */
    private final SequencedMap<I, Instant> expected = new LinkedHashMap<>();

    private final SequencedSet<I> arrived = new LinkedHashSet<>();

    /** How many messages had arrived when a link brought its last one, or came up. */
    private final Map<PeerId, Long> lastBrought = new LinkedHashMap<>();

    private final List<Alarm<I>> due = new ArrayList<>();
    private long arrivals;

    /** Watches nothing yet. */
    public WithheldWatch(WatchLimits limits) {
        this.limits = limits;
    }

    /** An outbound link stands from now on. */
    public void linked(PeerId peer) {
        lastBrought.put(peer, arrivals);
    }

    /** An outbound link is gone. */
    public void unlinked(PeerId peer) {
        lastBrought.remove(peer);
    }

    /** This message exists, as somebody else than our links says. */
    public void expected(I id, Instant now) {
        if (arrived.contains(id) || expected.containsKey(id)) {
            return;
        }
        expected.putLast(id, now);
        if (expected.size() > limits.expectedMax()) {
            giveUp(expected.pollFirstEntry());
        }
    }

    private void giveUp(Map.Entry<I, Instant> oldest) {
        if (due.size() < limits.expectedMax()) {
            due.add(new Alarm.Withheld<>(oldest.getKey(), oldest.getValue()));
        }
    }

    /** A link brought or announced this message; also when others did before. */
    public void brought(I id, PeerId peer) {
        expected.remove(id);
        if (arrived.add(id)) {
            arrivals++;
        }
        if (arrived.size() > limits.rememberedMax()) {
            arrived.removeFirst();
        }
        lastBrought.replace(peer, arrivals);
    }

    /** A link brought something, whatever it was: also what others had brought before. */
    public void heard(PeerId peer) {
        lastBrought.replace(peer, arrivals);
    }

    /** What is wrong by now; each thing is said once. Call it each second. */
    public List<Alarm<I>> tick(Instant now) {
        List<Alarm<I>> alarms = new ArrayList<>(due);
        due.clear();
        while (!expected.isEmpty()
                && !expected.firstEntry().getValue().plus(limits.arriveWithin()).isAfter(now)) {
            Map.Entry<I, Instant> late = expected.pollFirstEntry();
            alarms.add(new Alarm.Withheld<>(late.getKey(), late.getValue()));
        }
        for (Iterator<Map.Entry<PeerId, Long>> all = lastBrought.entrySet().iterator(); all.hasNext(); ) {
            Map.Entry<PeerId, Long> link = all.next();
            if (arrivals - link.getValue() >= limits.silentAfter()) {
                alarms.add(new Alarm.Silent<>(link.getKey()));
                all.remove();
            }
        }
        return alarms;
    }
}
