package org.causality.groth16.curve;

import java.math.BigInteger;

/** Scalars cut into digits between -2^(width-1) and 2^(width-1), lowest first. */
final class SignedDigits {
    private static final int WIDTH_MIN = 3;
    private static final int WIDTH_MAX = 14;

    private SignedDigits() {}

    /** The scalar must be below 2^(width count - 1). */
    static int[] of(BigInteger scalar, int width, int count) {
        long[] words = words(scalar, width * count / 64 + 2);
        int[] digits = new int[count];
        int half = 1 << (width - 1);
        int carry = 0;
        for (int i = 0; i < count; i++) {
            int digit = bits(words, i * width, width) + carry;
            carry = digit > half ? 1 : 0;
            digits[i] = digit - (carry << width);
        }
        if (carry != 0) {
            throw new IllegalArgumentException("the scalar is longer than its digits");
        }
        return digits;
    }

    private static long[] words(BigInteger scalar, int count) {
        byte[] bytes = scalar.toByteArray();
        long[] words = new long[count];
        for (int i = 0; i < bytes.length; i++) {
            words[i / 8] |= (bytes[bytes.length - 1 - i] & 0xFFL) << (8 * (i % 8));
        }
        return words;
    }

    private static int bits(long[] words, int at, int width) {
        int word = at / 64;
        int shift = at % 64;
        long low = words[word] >>> shift;
        long high = shift == 0 ? 0 : words[word + 1] << (64 - shift);
        return (int) (low | high) & ((1 << width) - 1);
    }

    /** The digit width at which that many points cost the fewest additions. */
    static int bestWidth(int points) {
        int log = 32 - Integer.numberOfLeadingZeros(points);
        return Math.clamp(log - 2L, WIDTH_MIN, WIDTH_MAX);
    }
}
