package org.causality.libp2p.kad.lookup;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.causality.libp2p.kad.message.KadId;
import org.jspecify.annotations.Nullable;

/** One way towards the place: its candidates by distance. */
final class Path {
    private final LookupSettings settings;
    private final TreeMap<KadId, Candidate> byDistance;
    private int waiting;

    Path(KadId target, LookupSettings settings) {
        this.settings = settings;
        this.byDistance = new TreeMap<>(target.byDistance());
    }

    /** Takes a candidate; returns the one that had to go for it, which may be itself, or null. */
    @Nullable Candidate add(Candidate candidate) {
        byDistance.put(candidate.id, candidate);
        if (byDistance.size() <= settings.candidatesMax()) {
            return null;
        }
        for (Map.Entry<KadId, Candidate> farthest : byDistance.descendingMap().entrySet()) {
            if (farthest.getValue().state == Candidate.State.HEARD) {
                byDistance.remove(farthest.getKey());
                return farthest.getValue();
            }
        }
        throw new IllegalStateException("the newcomer itself is only heard of");
    }

    /** The nearest candidates that have not failed, as many as are sought. */
    private List<Candidate> front() {
        return byDistance.values().stream()
                .filter(candidate -> candidate.state != Candidate.State.FAILED)
                .limit(settings.closestCount())
                .toList();
    }

    /** Whom to ask next, or null. */
    @Nullable Candidate next() {
        if (waiting >= settings.parallel()) {
            return null;
        }
        return front().stream()
                .filter(candidate -> candidate.state == Candidate.State.HEARD)
                .findFirst()
                .orElse(null);
    }

    boolean isDone() {
        return front().stream().allMatch(candidate -> candidate.state == Candidate.State.ANSWERED);
    }

    void asked() {
        waiting++;
    }

    void settled() {
        waiting--;
    }

    boolean isWaiting() {
        return waiting > 0;
    }
}
