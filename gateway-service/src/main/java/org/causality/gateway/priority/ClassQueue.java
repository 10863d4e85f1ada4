package org.causality.gateway.priority;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.causality.gateway.priority.PriorityLimits.OfClass;
import org.jspecify.annotations.Nullable;

/**
 * What waits in one class, the earliest rank first. The rank of a message is its deadline; who has had more than its share
 * stands as much later as it owes. So in overload a flood stands behind everybody else, and when room is short its own last is
 * what goes.
 */
final class ClassQueue<T> {

    private record Rank(long atMicros, long number) implements Comparable<Rank> {
        private static final Comparator<Rank> ORDER =
                Comparator.comparingLong(Rank::atMicros).thenComparingLong(Rank::number);

        @Override
        public int compareTo(Rank other) {
            return ORDER.compare(this, other);
        }
    }

    private record Place<T>(Waiting<T> waiting, long cameMicros) {}

    private final OfClass limits;
    private final Shedding shedding;
    private final TreeMap<Rank, Place<T>> row = new TreeMap<>();
    private final Map<String, Long> bytesByPeer = new HashMap<>();
    private long bytes;
    private long number;
    /** What is left of the class's part of this round, in microseconds. */
    long deficitMicros;

    ClassQueue(OfClass limits) {
        this.limits = limits;
        this.shedding = new Shedding(limits.patienceMicros());
    }

    void offer(Waiting<T> waiting, long lateMicros, long nowMicros, List<Dropped<T>> dropped) {
        long size = size(waiting);
        if (bytesByPeer.getOrDefault(waiting.peer(), 0L) + size > limits.peerBytesMax()) {
            dropped.add(new Dropped<>(waiting, DropReason.PEER_FULL));
            return;
        }
        Rank rank = new Rank(nowMicros + limits.deadlineMicros() + lateMicros, number++);
        row.put(rank, new Place<>(waiting, nowMicros));
        bytesByPeer.merge(waiting.peer(), size, Long::sum);
        bytes += size;
        while (bytes > limits.bytesMax()) {
            dropped.add(new Dropped<>(remove(row.lastKey()).waiting(), DropReason.CLASS_FULL));
        }
    }

    /** Drops what stands at the head and has no turn any more; the row's new head may leave, if there is one. */
    void clean(long nowMicros, List<Dropped<T>> dropped, int droppedMax) {
        DropReason reason = reasonAgainstHead(nowMicros);
        while (reason != null && dropped.size() < droppedMax) {
            dropped.add(new Dropped<>(remove(row.firstKey()).waiting(), reason));
            reason = reasonAgainstHead(nowMicros);
        }
    }

    private @Nullable DropReason reasonAgainstHead(long nowMicros) {
        if (row.isEmpty()) {
            return null;
        }
        Place<T> head = row.firstEntry().getValue();
        return nowMicros - head.cameMicros() > limits.deadlineMicros() ? DropReason.EXPIRED : null;
    }

    /** Whether the head, whose turn it is, is to be dropped because the class is slow; asked once for each turn. */
    boolean sheds(long nowMicros) {
        Place<T> head = row.firstEntry().getValue();
        return shedding.drops(nowMicros - head.cameMicros(), row.size() == 1, nowMicros);
    }

    Waiting<T> head() {
        return row.firstEntry().getValue().waiting();
    }

    /** The head leaves; {@code dropped} with it goes what leaves without its turn. */
    Polled<T> poll(long nowMicros, List<Dropped<T>> dropped) {
        Place<T> head = remove(row.firstKey());
        return new Polled<>(head.waiting(), nowMicros - head.cameMicros(), dropped);
    }

    Dropped<T> shed() {
        return new Dropped<>(remove(row.firstKey()).waiting(), DropReason.SHED);
    }

    private Place<T> remove(Rank rank) {
        Place<T> place = Objects.requireNonNull(row.remove(rank));
        long size = size(place.waiting());
        bytes -= size;
        bytesByPeer.computeIfPresent(
                place.waiting().peer(), (_, held) -> held.longValue() == size ? null : held - size);
        return place;
    }

    private static long size(Waiting<?> waiting) {
        return (long) waiting.bytes() + PriorityLimits.OVERHEAD_BYTES;
    }

    boolean isEmpty() {
        return row.isEmpty();
    }

    int count() {
        return row.size();
    }

    long bytes() {
        return bytes;
    }
}
