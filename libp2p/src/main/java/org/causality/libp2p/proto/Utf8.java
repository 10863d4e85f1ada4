package org.causality.libp2p.proto;

/** Whether bytes are UTF-8 (RFC 3629), told without making a text of them. */
final class Utf8 {
    private static final int[] SMALLEST = {0, 0, 0x80, 0x800, 0x10000};
    private static final int LARGEST = 0x10ffff;

    private Utf8() {}

    static boolean isValid(byte[] in, int from, int to) {
        int at = from;
        while (at < to) {
            int length = length(in[at]);
            if (length > 1 && !isPoint(in, at, Math.min(at + length, to), length)) {
                return false;
            }
            if (length == 0) {
                return false;
            }
            at += length;
        }
        return true;
    }

    /** Bytes of the character that begins so; 0 when none does. */
    private static int length(byte first) {
        return switch (Integer.numberOfLeadingZeros(~first << 24)) {
            case 0 -> 1;
            case 2 -> 2;
            case 3 -> 3;
            case 4 -> 4;
            default -> 0;
        };
    }

    private static boolean isPoint(byte[] in, int from, int to, int length) {
        if (to - from < length) {
            return false;
        }
        int point = in[from] & 0x7f >> length;
        for (int i = from + 1; i < to; i++) {
            if ((in[i] & 0xc0) != 0x80) {
                return false;
            }
            point = point << 6 | (in[i] & 0x3f);
        }
        boolean surrogate = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
        return point >= SMALLEST[length] && point <= LARGEST && !surrogate;
    }
}
