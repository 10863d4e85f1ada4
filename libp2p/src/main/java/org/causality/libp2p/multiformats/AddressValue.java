package org.causality.libp2p.multiformats;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Turns the value of one part of a multiaddr from text to bytes and back; the text is the canonical one. */
final class AddressValue {
    private static final int VALUE_BYTES_MAX = 256;
    private static final Pattern IPV4 = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]{2,45}");
    private static final Pattern NAME = Pattern.compile("[!-.0-~]{1,253}");

    private AddressValue() {}

    static String canonical(AddressPart part, String value) {
        return switch (part.shape()) {
            case NONE -> "";
            case IPV4 -> address(value, IPV4, 4);
            case IPV6 -> address(value, IPV6, 16);
            case PORT -> Integer.toString(port(value));
            case TEXT -> name(value);
            case PEER -> Base58btc.encode(peer(value));
        };
    }

    static void write(AddressPart part, String value, ByteBuffer out) {
        switch (part.shape()) {
            case NONE -> {}
            case IPV4, IPV6 -> out.put(resolved(value));
            case PORT -> out.putShort((short) port(value));
            case TEXT -> delimited(value.getBytes(StandardCharsets.UTF_8), out);
            case PEER -> delimited(Base58btc.decode(value), out);
        }
    }

    static String read(AddressPart part, ByteBuffer in) {
        return switch (part.shape()) {
            case NONE -> "";
            case IPV4 -> printed(take(in, 4));
            case IPV6 -> printed(take(in, 16));
            case PORT -> Integer.toString(ByteBuffer.wrap(take(in, 2)).getShort() & 0xffff);
            case TEXT -> name(utf8(take(in, Varint.readLength(in, VALUE_BYTES_MAX))));
            case PEER -> Base58btc.encode(checked(take(in, Varint.readLength(in, VALUE_BYTES_MAX))));
        };
    }

    private static byte[] take(ByteBuffer in, int count) {
        if (in.remaining() < count) {
            throw new MalformedException("multiaddr is cut short");
        }
        byte[] bytes = new byte[count];
        in.get(bytes);
        return bytes;
    }

    private static void delimited(byte[] value, ByteBuffer out) {
        Varint.write(value.length, out);
        out.put(value);
    }

    private static int port(String value) {
        if (value.isEmpty() || value.length() > 5 || !value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new MalformedException("not a port");
        }
        int port = Integer.parseInt(value);
        if (port > 0xffff) {
            throw new MalformedException("port is out of range");
        }
        return port;
    }

    private static String name(String value) {
        if (!NAME.matcher(value).matches()) {
            throw new MalformedException("not a host name");
        }
        return value;
    }

    private static byte[] peer(String value) {
        if (value.startsWith("b")) {
            ByteBuffer cid = ByteBuffer.wrap(Base32.decode(value.substring(1)));
            if (Varint.read(cid) != 1 || Varint.read(cid) != 0x72) {
                throw new MalformedException("CID does not name a libp2p key");
            }
            return checked(take(cid, cid.remaining()));
        }
        return checked(Base58btc.decode(value));
    }

    private static byte[] checked(byte[] multihash) {
        return Multihash.parse(multihash).bytes();
    }

    private static String address(String value, Pattern shape, int length) {
        if (!shape.matcher(value).matches()) {
            throw new MalformedException("not an IP address");
        }
        byte[] bytes = resolved(value);
        if (bytes.length != length) {
            throw new MalformedException("IP address of the wrong family");
        }
        return printed(bytes);
    }

    /** Only ever called with literals, so nothing is looked up. */
    private static byte[] resolved(String literal) {
        try {
            return InetAddress.ofLiteral(literal).getAddress();
        } catch (IllegalArgumentException _) {
            throw new MalformedException("not an IP address");
        }
    }

    private static String printed(byte[] address) {
        try {
            return address.length == 4 ? InetAddress.getByAddress(address).getHostAddress() : Ipv6Text.print(address);
        } catch (UnknownHostException _) {
            throw new MalformedException("not an IP address");
        }
    }

    private static String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException _) {
            throw new MalformedException("multiaddr text is not UTF-8");
        }
    }
}
