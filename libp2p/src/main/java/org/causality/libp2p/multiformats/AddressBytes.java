package org.causality.libp2p.multiformats;

import org.jspecify.annotations.Nullable;

/**
 * Whether bytes are a multiaddr, told without making anything of them: peers list many addresses, most of which nobody
 * will ever look at.
 */
final class AddressBytes {
    private static final AddressPart[] PARTS = AddressPart.values();
    private static final int VALUE_BYTES_MAX = 256;
    private static final int NAME_BYTES_MAX = 253;
    private static final int IP4_BYTES = 4;
    private static final int IP6_BYTES = 16;
    private static final int PORT_BYTES = 2;
    private static final int NONE = -1;

    private AddressBytes() {}

    /** What is wrong with them, or null. */
    static @Nullable String fault(byte[] in, int from, int to) {
        if (to - from > Multiaddr.BYTES_MAX) {
            return "multiaddr is too long";
        }
        int at = from;
        int parts = 0;
        while (at < to) {
            int code = varint(in, at, to);
            AddressPart part = part(code);
            if (part == null) {
                return "unknown code in a multiaddr";
            }
            at = valueEnd(part.shape(), in, at + size(code), to);
            if (at == NONE) {
                return "value in a multiaddr is wrong or cut short";
            }
            parts++;
        }
        return parts == 0 || parts > Multiaddr.PARTS_MAX ? "multiaddr has no part, or too many" : null;
    }

    /** Where a value that begins at {@code at} ends. */
    private static int valueEnd(AddressPart.Shape shape, byte[] in, int at, int to) {
        return switch (shape) {
            case NONE -> at;
            case IPV4 -> within(at + IP4_BYTES, to);
            case PORT -> within(at + PORT_BYTES, to);
            case IPV6 -> to - at >= IP6_BYTES && !isMappedIpv4(in, at) ? at + IP6_BYTES : NONE;
            case TEXT, PEER -> delimitedEnd(shape, in, at, to);
        };
    }

    private static int within(int end, int to) {
        return end <= to ? end : NONE;
    }

    private static int delimitedEnd(AddressPart.Shape shape, byte[] in, int at, int to) {
        int length = varint(in, at, to);
        if (length == NONE || value(length) > VALUE_BYTES_MAX) {
            return NONE;
        }
        int from = at + size(length);
        int end = from + value(length);
        boolean good = end <= to
                && (shape == AddressPart.Shape.TEXT ? isName(in, from, end) : Multihash.isMultihash(in, from, end));
        return good ? end : NONE;
    }

    /** Such an address has another text: that of its IPv4 address. */
    private static boolean isMappedIpv4(byte[] in, int at) {
        for (int i = 0; i < IP6_BYTES - IP4_BYTES; i++) {
            if (in[at + i] != (i < 10 ? 0 : -1)) {
                return false;
            }
        }
        return true;
    }

    /** Printable ASCII without slash. */
    private static boolean isName(byte[] in, int from, int to) {
        for (int i = from; i < to; i++) {
            if (in[i] <= ' ' || in[i] > '~' || in[i] == '/') {
                return false;
            }
        }
        return to > from && to - from <= NAME_BYTES_MAX;
    }

    private static @Nullable AddressPart part(int code) {
        for (AddressPart part : PARTS) {
            if (code != NONE && part.code() == value(code)) {
                return part;
            }
        }
        return null;
    }

    /** A minimal varint of at most two bytes, with its size; no code that we know and no length that we take is more. */
    static int varint(byte[] in, int at, int to) {
        if (at >= to) {
            return NONE;
        }
        if (in[at] >= 0) {
            return 1 << 16 | in[at];
        }
        return at + 1 < to && in[at + 1] > 0 ? 2 << 16 | in[at + 1] << 7 | (in[at] & 0x7f) : NONE;
    }

    static int size(int varint) {
        return varint >>> 16;
    }

    static int value(int varint) {
        return varint & 0xffff;
    }
}
