package org.causality.libp2p.peering;

import java.time.Instant;
import org.causality.libp2p.identity.PeerId;

/**
 * Something is kept from us.
 *
 * @param <I> how messages are named
 */
public sealed interface Alarm<I> {
    /** A message that must exist has not arrived: whoever surrounds us holds it back. */
    record Withheld<I>(I id, Instant since) implements Alarm<I> {}

    /** This link brings nothing of what the others bring. */
    record Silent<I>(PeerId peer) implements Alarm<I> {}
}
