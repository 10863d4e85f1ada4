package org.causality.libp2p.kad.node;

import org.causality.libp2p.identity.PeerId;
import org.causality.libp2p.kad.message.Contact;
import org.jspecify.annotations.Nullable;

/** Peers outside the routing table that can be named all the same: ourselves, and whoever is connected. */
@FunctionalInterface
public interface Acquaintances {
    /** What is known of a peer, or null. Does not block. */
    @Nullable Contact contact(PeerId peer);
}
