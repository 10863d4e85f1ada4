package org.causality.privacy.batch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.causality.model.codec.Bytes32;
import org.jspecify.annotations.Nullable;

/**
 * Puts the mempool's admissions into the order of their numbers. They come by several partitions and more than once, the
 * numbers are dense. A number that does not come is waited for, then passed over, so that one lost record can not hold up
 * all; should it come later, it is taken then.
 */
public final class Admissions {

    /** Numbers that wait for an earlier one; at one more, the earlier one is waited for no longer. */
    public static final int WAITING_MAX = 65_536;

    /** Numbers passed over that are remembered; of more, the lowest are forgotten. */
    public static final int HOLES_MAX = 4_096;

    public static final long HOLE_MILLIS_MAX = 60_000;

    /** An admission in its turn. */
    public record InTurn(long number, Bytes32 subject) {}

    private long next;
    private final SortedMap<Long, Bytes32> waiting;
    private final SortedSet<Long> holes;
    private final Set<Long> touched = new HashSet<>();
    private @Nullable Instant waitingSince;

    /** @param next the lowest number that has not had its turn */
    public Admissions(long next, Map<Long, Bytes32> waiting, Set<Long> holes, @Nullable Instant waitingSince) {
        this.next = next;
        this.waiting = new TreeMap<>(waiting);
        this.holes = new TreeSet<>(holes);
        this.waitingSince = waitingSince;
    }

    public static Admissions none() {
        return new Admissions(1, Map.of(), Set.of(), null);
    }

    public Admissions copy() {
        return new Admissions(next, waiting, holes, waitingSince);
    }

    /** What has its turn now that this one came: none, it, or it and those that waited for it. */
    public List<InTurn> take(long number, Bytes32 subject, Instant now) {
        if (number < next) {
            return holes.remove(number) ? late(number, subject) : List.of();
        }
        if (waiting.putIfAbsent(number, subject) == null) {
            touched.add(number);
        }
        List<InTurn> turns = drain(now);
        return turns.isEmpty() && waiting.size() > WAITING_MAX ? passOver(now) : turns;
    }

    /** What has its turn because nobody waits for ever. */
    public List<InTurn> tick(Instant now) {
        return waitingSince != null && now.isAfter(waitingSince.plusMillis(HOLE_MILLIS_MAX))
                ? passOver(now)
                : List.of();
    }

    private List<InTurn> late(long number, Bytes32 subject) {
        touched.add(number);
        return List.of(new InTurn(number, subject));
    }

    private List<InTurn> passOver(Instant now) {
        long reached = waiting.firstKey();
        for (long hole = Math.max(next, reached - HOLES_MAX); hole < reached; hole++) {
            holes.add(hole);
            touched.add(hole);
        }
        while (holes.size() > HOLES_MAX) {
            touched.add(holes.removeFirst());
        }
        next = reached;
        return drain(now);
    }

    private List<InTurn> drain(Instant now) {
        List<InTurn> turns = new ArrayList<>();
        for (Bytes32 subject = waiting.remove(next); subject != null; subject = waiting.remove(next)) {
            turns.add(new InTurn(next, subject));
            touched.add(next);
            next++;
        }
        if (waiting.isEmpty()) {
            waitingSince = null;
        } else if (waitingSince == null || !turns.isEmpty()) {
            waitingSince = now;
        }
        return turns;
    }

    public long next() {
        return next;
    }

    public int waiting() {
        return waiting.size();
    }

    public int holes() {
        return holes.size();
    }

    /** Numbers whose standing changed since this was made or copied. */
    public Set<Long> touched() {
        return touched;
    }

    public @Nullable Bytes32 waitingFor(long number) {
        return waiting.get(number);
    }

    public boolean isHole(long number) {
        return holes.contains(number);
    }
}
