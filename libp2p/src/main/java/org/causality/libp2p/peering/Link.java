package org.causality.libp2p.peering;

import java.time.Duration;
import java.time.Instant;
import org.causality.libp2p.addressbook.PeerAddress;
import org.causality.libp2p.identity.PeerId;

/**
 * A connection that we chose.
 *
 * @param address where it leads
 * @param purpose what for; never {@link Purpose#FEELER}
 * @param since when it was made
 */
public record Link(PeerAddress address, Purpose purpose, Instant since) {
    /** Who is at the other end. */
    public PeerId peer() {
        return address.peer();
    }

    boolean isSettled(Instant now, Duration settledAfter) {
        return !since.plus(settledAfter).isAfter(now);
    }
}
