package org.causality.libp2p.kad.message;

import java.util.ArrayList;
import java.util.List;
import org.causality.libp2p.identity.PeerId;
import org.causality.libp2p.multiformats.AddressPart;
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

    /** Whether what the reader stands in is well formed and names a peer of a kind that we know. */
    static boolean isKnown(ProtoReader reader, byte[] in) {
        long id = ProtoReader.NONE;
        while (reader.next()) {
            switch (reader.field()) {
                case 1 -> id = reader.span(PeerId.BYTES_MAX);
                case 2 -> reader.span(BYTES_MAX);
                case 3 -> reader.uint32(CONNECTION_STATES);
                default -> reader.skip();
            }
        }
        return id != ProtoReader.NONE && PeerId.isPeerId(in, ProtoReader.from(id), ProtoReader.to(id));
    }

    /** The contact, or null when its id is of a kind we do not know; what it is not is malformed. */
    static @Nullable Contact read(byte[] in, int from, int to) {
        if (!isKnown(new ProtoReader(in, from, to), in)) {
            return null;
        }
        ProtoReader reader = new ProtoReader(in, from, to);
        byte[] id = {};
        List<Multiaddr> addresses = new ArrayList<>();
        while (reader.next()) {
            switch (reader.field()) {
                case 1 -> id = reader.bytes(PeerId.BYTES_MAX);
                case 2 -> add(reader.span(BYTES_MAX), in, addresses);
                default -> reader.skip();
            }
        }
        return new Contact(PeerId.ofBytes(id), addresses);
    }

    private static void add(long span, byte[] in, List<Multiaddr> addresses) {
        Multiaddr address = addresses.size() == ADDRESSES_MAX
                ? null
                : Multiaddr.parseKnown(in, ProtoReader.from(span), ProtoReader.to(span));
        if (address != null) {
            addresses.add(address);
        }
    }
}
