package org.causality.gateway.event;

import java.util.Comparator;

/**
 * Where something stands before the stream is numbered. Two records of one place are the same record, written twice.
 *
 * @param sequence the delivery sequence of the cause
 * @param rank 0 for the delivery itself, then the topics in their order
 * @param index the place among the topic's events of that sequence, as its writer gave it
 */
record Place(long sequence, int rank, int index, int partition) implements Comparable<Place> {

    private static final int DELIVERY = 0;

    private static final Comparator<Place> ORDER = Comparator.comparingLong(Place::sequence)
            .thenComparingInt(Place::rank)
            .thenComparingInt(Place::index)
            .thenComparingInt(Place::partition);

    /** The delivery itself: before all that it causes. */
    static Place ofDelivery(long sequence) {
        return new Place(sequence, DELIVERY, 0, 0);
    }

    static Place of(EventLane lane, long sequence, int index) {
        return new Place(sequence, lane.topic().rank(), index, lane.partition());
    }

    boolean isDelivery() {
        return rank == DELIVERY;
    }

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }
}
