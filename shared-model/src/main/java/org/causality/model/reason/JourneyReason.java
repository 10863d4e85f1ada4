package org.causality.model.reason;

import static org.causality.model.reason.Reason.Explained.change;

/** Why an effect on its way to another chain changed its status. These refuse nothing. */
public enum JourneyReason implements Reason {
    SOURCE_LOCKED(change("The source chain holds the departure in a final block.", "Nothing to do.")),
    TARGET_CREATED(change("The target chain holds the arrival.", "Wait for finality.")),
    ARRIVAL_FINAL(change("The block of the arrival is final.", "Nothing to do.")),
    ARRIVAL_REORGED(change("A reorg of the target took the arrival back.", "Nothing to do.")),
    DEPARTURE_REORGED(change("A reorg of the source took the departure back.", "Nothing to do: it may depart again.")),
    DEPARTED_AGAIN(change("The departure is in a block of the source again.", "Nothing to do.")),
    PACKET_TIMED_OUT(change("The bridge timed the packet out in a final block.", "Claim the refund at the source.")),
    PACKET_REFUSED(change("The target refused the packet in a final block.", "Claim the refund at the source.")),
    JOURNEY_ABANDONED(change("What asked for the journey was given up.", "Nothing to do."));

    @SuppressWarnings("ImmutableEnumChecker") // a record of values
    private final Explained explained;

    JourneyReason(Explained explained) {
        this.explained = explained;
    }

    @Override
    public Explained explained() {
        return explained;
    }
}
