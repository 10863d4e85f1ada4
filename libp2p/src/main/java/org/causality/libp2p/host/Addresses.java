package org.causality.libp2p.host;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.causality.libp2p.multiformats.AddressPart;
import org.causality.libp2p.multiformats.Multiaddr;
import org.jspecify.annotations.Nullable;

/** Between multiaddrs and sockets. */
final class Addresses {
    /** Addresses of one name that are tried. */
    private static final int RESOLVED_MAX = 4;

    /** What a connection can run on. */
    enum Transport {
        TCP(AddressPart.TCP),
        QUIC(AddressPart.UDP, AddressPart.QUIC_V1);

        private final List<AddressPart> kinds;

        Transport(AddressPart... kinds) {
            this.kinds = List.of(kinds);
        }
    }

    private Addresses() {}

    static Multiaddr tcp(SocketAddress address) {
        InetSocketAddress socket = (InetSocketAddress) address;
        return Multiaddr.tcp(host(socket), socket.getPort());
    }

    static Multiaddr quic(SocketAddress address) {
        InetSocketAddress socket = (InetSocketAddress) address;
        return Multiaddr.quic(host(socket), socket.getPort());
    }

    private static String host(InetSocketAddress socket) {
        String host = socket.getAddress().getHostAddress();
        int zone = host.indexOf('%');
        return zone < 0 ? host : host.substring(0, zone);
    }

    /** How to reach what it names. */
    static Transport transport(Multiaddr address) throws DialException {
        List<AddressPart> kinds = address.without(AddressPart.P2P).parts().stream()
                .map(Multiaddr.Part::kind)
                .skip(1)
                .toList();
        for (Transport transport : Transport.values()) {
            if (kinds.equals(transport.kinds)) {
                return transport;
            }
        }
        throw new DialException(address + " is neither a plain TCP address nor one of QUIC");
    }

    /** The sockets that an address with a {@link #transport} stands for; looks names up, so it may block. Never empty. */
    static List<InetSocketAddress> resolve(Multiaddr address) throws DialException {
        Multiaddr.Part first = address.parts().getFirst();
        String port = address.parts().get(1).value();
        List<InetSocketAddress> found = new ArrayList<>();
        try {
            for (InetAddress candidate : InetAddress.getAllByName(first.value())) {
                if (familyFits(first.kind(), candidate.getAddress().length) && found.size() < RESOLVED_MAX) {
                    found.add(new InetSocketAddress(candidate, Integer.parseInt(port)));
                }
            }
        } catch (UnknownHostException _) {
            throw new DialException("name of " + address + " is not known");
        }
        if (found.isEmpty()) {
            throw new DialException(address + " has no address of its family");
        }
        return found;
    }

    private static boolean familyFits(AddressPart kind, int addressBytes) {
        return switch (kind) {
            case IP4, DNS4 -> addressBytes == 4;
            case IP6, DNS6 -> addressBytes == 16;
            case DNS -> true;
            case TCP, DNSADDR, UDP, P2P_CIRCUIT, P2P, TLS, QUIC_V1, WS, WSS -> false;
        };
    }

    /** Whether others can dial it: it names a machine. */
    static boolean dialable(Multiaddr address) {
        String host = address.parts().getFirst().value();
        return !host.equals("0.0.0.0") && !host.equals("::");
    }

    static @Nullable String peer(Multiaddr address) {
        return address.value(AddressPart.P2P);
    }
}
