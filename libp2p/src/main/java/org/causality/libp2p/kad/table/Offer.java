package org.causality.libp2p.kad.table;

import org.causality.libp2p.kad.message.Contact;

/** What became of a peer that was offered to a {@link RoutingTable}. */
public sealed interface Offer {
    /** It has a place now. */
    record Added() implements Offer {}

    /** It had one already and has been seen again. */
    record Refreshed() implements Offer {}

    /**
     * Its bucket is full: it waits.
     *
     * @param leastSeen who was not seen for the longest time; ask whether it is still there
     */
    record Waiting(Contact leastSeen) implements Offer {}

    /** It gets no place. */
    record Refused(Reason reason) implements Offer {}

    /** Why a peer gets no place. */
    enum Reason {
        /** It is ourselves. */
        SELF,
        /** Its bucket holds enough of its address group. */
        GROUP_IN_BUCKET,
        /** The table holds enough of its address group. */
        GROUP_IN_TABLE
    }
}
