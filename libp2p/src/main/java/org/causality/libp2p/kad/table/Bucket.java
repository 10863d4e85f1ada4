package org.causality.libp2p.kad.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.causality.libp2p.addressbook.AddressGroup;
import org.causality.libp2p.identity.PeerId;
import org.jspecify.annotations.Nullable;

/** Peers that share a number of leading bits with us, the one not seen for the longest time first. */
final class Bucket {
    private final TableLimits limits;
    private final SequencedMap<PeerId, Seat> seated = new LinkedHashMap<>();
    private final SequencedMap<PeerId, Seat> waiting = new LinkedHashMap<>();

    Bucket(TableLimits limits) {
        this.limits = limits;
    }

    boolean isFull() {
        return seated.size() >= limits.bucketMax();
    }

    boolean isEmpty() {
        return seated.isEmpty();
    }

    @Nullable Seat seat(PeerId peer) {
        return seated.get(peer);
    }

    List<Seat> seats() {
        return List.copyOf(seated.values());
    }

    /** Who waits, the one heard of last first. */
    List<Seat> queue() {
        return new ArrayList<>(waiting.sequencedValues().reversed());
    }

    Seat leastSeen() {
        return seated.firstEntry().getValue();
    }

    boolean takesGroup(AddressGroup group) {
        long ofGroup = seated.values().stream()
                .filter(seat -> seat.group().equals(group))
                .count();
        return ofGroup < limits.groupPerBucketMax();
    }

    /** Seats it as the one seen last. */
    void sit(Seat seat) {
        waiting.remove(seat.contact().peer());
        seated.putLast(seat.contact().peer(), seat);
    }

    /** Keeps its place in the order: a failure is not a sighting. */
    void replace(Seat seat) {
        seated.replace(seat.contact().peer(), seat);
    }

    void wait(Seat seat) {
        waiting.putLast(seat.contact().peer(), seat);
        if (waiting.size() > limits.waitingMax()) {
            waiting.pollFirstEntry();
        }
    }

    @Nullable Seat remove(PeerId peer) {
        waiting.remove(peer);
        return seated.remove(peer);
    }
}
