package org.causality.libp2p.multiformats;

/** The kinds of part that a {@link Multiaddr} is made of, with code, text name and shape of the value. */
public enum AddressPart {
    /** IPv4 address. */
    IP4(4, "ip4", Shape.IPV4),
    /** TCP port. */
    TCP(6, "tcp", Shape.PORT),
    /** IPv6 address. */
    IP6(41, "ip6", Shape.IPV6),
    /** Host name, either family. */
    DNS(53, "dns", Shape.TEXT),
    /** Host name, IPv4. */
    DNS4(54, "dns4", Shape.TEXT),
    /** Host name, IPv6. */
    DNS6(55, "dns6", Shape.TEXT),
    /** Host name whose TXT records hold multiaddrs. */
    DNSADDR(56, "dnsaddr", Shape.TEXT),
    /** UDP port. */
    UDP(273, "udp", Shape.PORT),
    /** Relayed through the peer before it. */
    P2P_CIRCUIT(290, "p2p-circuit", Shape.NONE),
    /** Peer id. */
    P2P(421, "p2p", Shape.PEER),
    /** TLS on top. */
    TLS(448, "tls", Shape.NONE),
    /** QUIC as in RFC 9000. */
    QUIC_V1(461, "quic-v1", Shape.NONE),
    /** WebSocket. */
    WS(477, "ws", Shape.NONE),
    /** WebSocket over TLS. */
    WSS(478, "wss", Shape.NONE);

    /** How a part's value is written. */
    enum Shape {
        /** No value. */
        NONE,
        /** Four bytes. */
        IPV4,
        /** Sixteen bytes. */
        IPV6,
        /** Two bytes, big endian. */
        PORT,
        /** Length and UTF-8. */
        TEXT,
        /** Length and multihash. */
        PEER
    }

    private final int code;
    private final String text;
    private final Shape shape;

    AddressPart(int code, String text, Shape shape) {
        this.code = code;
        this.text = text;
        this.shape = shape;
    }

    /** Code in the multiaddr table. */
    public int code() {
        return code;
    }

    /** Name in text. */
    public String text() {
        return text;
    }

    Shape shape() {
        return shape;
    }

    static AddressPart named(String text) {
        for (AddressPart part : values()) {
            if (part.text.equals(text) || (part == P2P && text.equals("ipfs"))) {
                return part;
            }
        }
        throw new MalformedException("unknown part of a multiaddr");
    }

    static AddressPart coded(long code) {
        for (AddressPart part : values()) {
            if (part.code == code) {
                return part;
            }
        }
        throw new MalformedException("unknown code in a multiaddr");
    }
}
