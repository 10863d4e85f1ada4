package org.causality.libp2p.kad.lookup;

import java.util.List;
import org.causality.libp2p.identity.PeerId;
import org.causality.libp2p.kad.message.Contact;

/** What a {@link Lookup} wants done. */
public sealed interface Output {
    /** Ask this peer. */
    record Query(Contact contact) implements Output {}

    /** This peer took too long: its query counts as failed, whatever still comes. */
    record TimedOut(PeerId peer) implements Output {}

    /**
     * It is over; said once, and last.
     *
     * @param closest the nearest peers that answered, nearest first
     * @param end why
     */
    record Finished(List<Contact> closest, End end) implements Output {
        /** Copies the list. */
        public Finished {
            closest = List.copyOf(closest);
        }
    }

    /** Why a lookup ended. */
    enum End {
        /** The nearest peers heard of have all answered. */
        CONVERGED,
        /** Whoever asked has what it wants. */
        STOPPED,
        /** The limit of queries was reached. */
        QUERIES_USED_UP
    }
}
