package org.causality.libp2p.kad.message;

import java.util.ArrayList;
import java.util.List;
import org.causality.libp2p.identity.PeerId;
import org.causality.libp2p.multiformats.AddressPart;
import org.causality.libp2p.multiformats.MalformedException;
import org.causality.libp2p.multiformats.Multiaddr;
import org.causality.libp2p.proto.ProtoReader;
import org.causality.libp2p.proto.ProtoWriter;
import org.jspecify.annotations.Nullable;

/**
 * A peer and where to reach it, as one peer tells it of another: protobuf {@code {id = 1, addrs = 2, connection = 3}}.
 * Nothing in it is proven.
 *
 * @param peer who
 * @param addresses where, without the {@code /p2p} part; may be empty
 */
public record Contact(PeerId peer, List<Multiaddr> addresses) {
    /** Most addresses kept; further ones are dropped. */
    public static final int ADDRESSES_MAX = 8;

    /** Longest encodings kept of one contact together; further addresses are dropped. */
    public static final int ADDRESS_BYTES_MAX = 1_024;

    /** Longest encoding taken of one contact. */
    static final int BYTES_MAX = 32_768;

    private static final int CONNECTION_STATES = 3;

    /** Drops {@code /p2p} parts, doubles and what is too much. */
    public Contact {
        addresses = bounded(addresses.stream()
                .filter(address -> address.parts().getFirst().kind() != AddressPart.P2P)
                .map(address -> address.without(AddressPart.P2P))
                .distinct()
                .toList());
    }

    private static List<Multiaddr> bounded(List<Multiaddr> addresses) {
        List<Multiaddr> kept = new ArrayList<>();
        int bytes = 0;
        for (Multiaddr address : addresses) {
            bytes += address.bytes().length;
            if (bytes > ADDRESS_BYTES_MAX || kept.size() == ADDRESSES_MAX) {
                break;
            }
            kept.add(address);
        }
        return List.copyOf(kept);
    }

    /** Where it can be dialled and held to its name. */
    public List<Multiaddr> dialAddresses() {
        return addresses.stream()
                .map(address -> address.with(AddressPart.P2P, peer.toString()))
                .toList();
    }

    void write(ProtoWriter writer) {
        writer.bytes(1, peer.bytes());
        addresses.forEach(address -> writer.bytes(2, address.bytes()));
    }

    /** The contact, or null when its id is of a kind we do not know. */
    static @Nullable Contact read(ProtoReader reader) {
        byte[] id = {};
        List<Multiaddr> addresses = new ArrayList<>();
        while (reader.next()) {
            switch (reader.field()) {
                case 1 -> id = reader.bytes(PeerId.BYTES_MAX);
                case 2 -> add(reader, addresses);
                case 3 -> reader.uint32(CONNECTION_STATES);
                default -> reader.skip();
            }
        }
        try {
            return new Contact(PeerId.ofBytes(id), addresses);
        } catch (MalformedException _) {
            return null;
        }
    }

    private static void add(ProtoReader reader, List<Multiaddr> addresses) {
        if (addresses.size() == ADDRESSES_MAX) {
            reader.skip();
            return;
        }
        Multiaddr address = Multiaddr.parseKnown(reader.bytes(BYTES_MAX));
        if (address != null) {
            addresses.add(address);
        }
    }
}
