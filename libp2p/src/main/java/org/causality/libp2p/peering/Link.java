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
 * @param usefulness as rated last; 0 until then
 */
public record Link(PeerAddress address, Purpose purpose, Instant since, long usefulness) {
    /** Who is at the other end. */
    public PeerId peer() {
        return address.peer();
    }

    Link rated(long value) {
        return new Link(address, purpose, since, value);
    }

    boolean isSettled(Instant now, Duration settledAfter) {
        return !since.plus(settledAfter).isAfter(now);
    }
}
