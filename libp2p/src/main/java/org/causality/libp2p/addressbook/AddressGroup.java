package org.causality.libp2p.addressbook;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import org.causality.libp2p.multiformats.AddressPart;
import org.causality.libp2p.multiformats.Multiaddr;

/**
 * Addresses that one party can easily hold together: a /16 of IPv4, a /32 of IPv6, an autonomous system. Loopback and
 * private addresses differ by host and port, because there they stand for machines of one's own. Host names are one
 * group altogether: whoever has one domain has names without end.
 *
 * @param kind what the value means
 * @param value the prefix, the number of the system, or the host and port folded into 64 bits
 */
public record AddressGroup(Kind kind, long value) {
    /** All host names. */
    public static final AddressGroup NAMES = new AddressGroup(Kind.NAME, 0);

    /** What makes addresses belong together. */
    public enum Kind {
        /** The first 16 bits of an IPv4 address. */
        IP4(4),
        /** The first 32 bits of an IPv6 address. */
        IP6(6),
        /** The number of an autonomous system, where a table of them is at hand. */
        SYSTEM(7),
        /** Host and port on loopback or in a private range. */
        LOCAL(8),
        /** Not an address but a name. */
        NAME(9);

        private final long number;

        Kind(long number) {
            this.number = number;
        }
    }

    private static final int IP6_BYTES = 16;

    /** The group of an address by its first part and port. */
    public static AddressGroup of(Multiaddr address) {
        Multiaddr.Part host = address.parts().getFirst();
        return switch (host.kind()) {
            case IP4, IP6 -> ofLiteral(InetAddress.ofLiteral(host.value()), port(address));
            case TCP, DNS, DNS4, DNS6, DNSADDR, UDP, P2P_CIRCUIT, P2P, TLS, QUIC_V1, WS, WSS -> NAMES;
        };
    }

    private static AddressGroup ofLiteral(InetAddress host, int port) {
        byte[] bytes = host.getAddress();
        if (isLocal(host, bytes)) {
            return new AddressGroup(Kind.LOCAL, folded(bytes) << 16 | port);
        }
        ByteBuffer prefix = ByteBuffer.wrap(bytes);
        return bytes.length == IP6_BYTES
                ? new AddressGroup(Kind.IP6, Integer.toUnsignedLong(prefix.getInt()))
                : new AddressGroup(Kind.IP4, Short.toUnsignedLong(prefix.getShort()));
    }

    private static boolean isLocal(InetAddress host, byte[] bytes) {
        boolean uniqueLocal = bytes.length == IP6_BYTES && (bytes[0] & 0xfe) == 0xfc;
        return uniqueLocal
                || host.isLoopbackAddress()
                || host.isSiteLocalAddress()
                || host.isLinkLocalAddress()
                || host.isAnyLocalAddress();
    }

    /** Distinct hosts of one private network stay distinct: its low 48 bits are kept as they are. */
    private static long folded(byte[] bytes) {
        long value = 0;
        for (byte b : bytes) {
            value = value << 8 | (b & 0xff);
        }
        return value;
    }

    private static int port(Multiaddr address) {
        for (Multiaddr.Part part : address.parts()) {
            if (part.kind() == AddressPart.TCP || part.kind() == AddressPart.UDP) {
                return Integer.parseInt(part.value());
            }
        }
        return 0;
    }

    /** What a keyed hash is fed to tell kinds apart. */
    long kindNumber() {
        return kind.number;
    }

    /** Written out because groups are the keys of everything and the generated methods are slow until compiled. */
    @Override
    public boolean equals(Object other) {
        return other instanceof AddressGroup that && value == that.value && kind == that.kind;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(value * 31 + kind.number);
    }

    /** Whether it stands for machines of one's own rather than for the open network. */
    public boolean isLocal() {
        return kind == Kind.LOCAL;
    }
}
