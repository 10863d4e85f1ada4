package org.causality.libp2p.peering;

import org.causality.libp2p.addressbook.AddressGroup;
import org.causality.libp2p.addressbook.PeerAddress;
import org.causality.libp2p.identity.PeerId;

/** What {@link Peering} is told. */
public sealed interface Input {
    /** Time has passed, a second or so; also the first input. */
    record Tick() implements Input {}

    /** A dial that was asked for has led to the peer that was meant. */
    record Connected(PeerAddress address) implements Input {}

    /** A dial that was asked for has failed. */
    record DialFailed(PeerAddress address) implements Input {}

    /** A dial that was asked for has found the peer connected to us: of the address that says nothing. */
    record Met(PeerAddress address) implements Input {}

    /** A peer connected to us from an address of that group. */
    record Accepted(PeerId peer, AddressGroup group) implements Input {}

    /** A peer has proven that it belongs to the operators' list. */
    record Proved(PeerId peer) implements Input {}

    /** The last connection to a peer is gone. */
    record Disconnected(PeerId peer) implements Input {}
}
