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

    private static final int PARTS_OF_TCP = 2;

    private Addresses() {}

    static Multiaddr of(SocketAddress address) {
        InetSocketAddress socket = (InetSocketAddress) address;
        String host = socket.getAddress().getHostAddress();
        int zone = host.indexOf('%');
        return Multiaddr.tcp(zone < 0 ? host : host.substring(0, zone), socket.getPort());
    }

    /** What a TCP address stands for; looks names up, so it may block. Never empty. */
    static List<InetSocketAddress> resolve(Multiaddr address) throws DialException {
        Multiaddr.Part first = address.parts().getFirst();
        String port = address.value(AddressPart.TCP);
        boolean plainTcp = port != null
                && address.parts().get(1).kind() == AddressPart.TCP
                && address.parts().stream().skip(PARTS_OF_TCP).allMatch(part -> part.kind() == AddressPart.P2P);
        if (!plainTcp) {
            throw new DialException(address + " is not a plain TCP address");
        }
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
