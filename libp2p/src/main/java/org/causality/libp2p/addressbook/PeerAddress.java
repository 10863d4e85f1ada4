package org.causality.libp2p.addressbook;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.causality.libp2p.identity.PeerId;
import org.causality.libp2p.multiformats.AddressPart;
import org.causality.libp2p.multiformats.Multiaddr;

/** One peer at one address, with the group of that address: what a book holds and what is dialled. */
public final class PeerAddress {
    private final PeerId peer;
    private final Multiaddr address;
    private final AddressGroup group;
    private final byte[] bytes;
    private final int hash;

    private PeerAddress(PeerId peer, Multiaddr address, AddressGroup group) {
        this.peer = peer;
        this.address = address;
        this.group = group;
        byte[] id = peer.bytes();
        byte[] where = address.bytes();
        this.bytes =
                ByteBuffer.allocate(id.length + where.length).put(id).put(where).array();
        this.hash = Arrays.hashCode(bytes);
    }

    /** The peer at an address, in the group that follows from the address. */
    public static PeerAddress of(PeerId peer, Multiaddr address) {
        return of(peer, address, AddressGroup.of(address));
    }

    /** The peer at an address, in a group that a table of autonomous systems gave. */
    public static PeerAddress of(PeerId peer, Multiaddr address, AddressGroup group) {
        return new PeerAddress(peer, address.without(AddressPart.P2P), group);
    }

    /** Who. */
    public PeerId peer() {
        return peer;
    }

    /** Where, without the {@code /p2p} part. */
    public Multiaddr address() {
        return address;
    }

    /** Which group of addresses that is. */
    public AddressGroup group() {
        return group;
    }

    /** Where to dial so that the peer is held to its name. */
    public Multiaddr dialAddress() {
        return address.with(AddressPart.P2P, peer.toString());
    }

    long place(KeyedHash keyed) {
        return keyed.of(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PeerAddress that && hash == that.hash && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return dialAddress().toString();
    }
}
