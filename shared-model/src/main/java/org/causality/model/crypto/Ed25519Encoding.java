package org.causality.model.crypto;

import java.util.Arrays;
import java.util.HexFormat;

/** Checks on Ed25519 encodings that need no curve arithmetic: a few comparisons, done before any library is called. */
final class Ed25519Encoding {
    private static final int POINT_BYTES = 32;
    private static final int SIGN_BIT = 0x80;

    /** The group order L = 2^252 + 27742317777372353535851937790883648493, little-endian. */
    private static final byte[] ORDER =
            HexFormat.of().parseHex("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010");

    /** The field prime p = 2^255 - 19, little-endian. */
    private static final byte[] PRIME =
            HexFormat.of().parseHex("edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f");

    /** The y of the eight points whose order divides 8, without their sign bit: 0, 1, -1 and the two of order 8. */
    private static final byte[][] SMALL_ORDER_Y = {
        HexFormat.of().parseHex("0000000000000000000000000000000000000000000000000000000000000000"),
        HexFormat.of().parseHex("0100000000000000000000000000000000000000000000000000000000000000"),
        HexFormat.of().parseHex("ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"),
        HexFormat.of().parseHex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"),
        HexFormat.of().parseHex("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"),
    };

    private Ed25519Encoding() {}

    /** Whether the 32 bytes at the offset, little-endian, are below the group order. */
    static boolean isReducedScalar(byte[] bytes, int offset) {
        return compare(bytes, offset, ORDER, 0xff) < 0;
    }

    /** Whether the first 32 bytes are a canonical y that belongs to no point of small order. */
    static boolean isAcceptablePoint(byte[] bytes) {
        if (compare(bytes, 0, PRIME, 0xff & ~SIGN_BIT) >= 0) {
            return false;
        }
        for (byte[] y : SMALL_ORDER_Y) {
            if (isSameY(bytes, y)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSameY(byte[] bytes, byte[] y) {
        int last = POINT_BYTES - 1;
        return (bytes[last] & ~SIGN_BIT) == y[last] && Arrays.equals(bytes, 0, last, y, 0, last);
    }

    private static int compare(byte[] bytes, int offset, byte[] limit, int topMask) {
        for (int i = POINT_BYTES - 1; i >= 0; i--) {
            int mask = i == POINT_BYTES - 1 ? topMask : 0xff;
            int difference = (bytes[offset + i] & mask) - (limit[i] & 0xff);
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }
}
