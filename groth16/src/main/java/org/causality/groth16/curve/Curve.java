package org.causality.groth16.curve;

import java.math.BigInteger;

/** The number BN254 is made from: p = 36x^4 + 36x^3 + 24x^2 + 6x + 1, r = 36x^4 + 36x^3 + 18x^2 + 6x + 1. */
public final class Curve {
    public static final BigInteger X = BigInteger.valueOf(4_965_661_367_192_848_881L);

    private Curve() {}

    /** The non-adjacent form of a number: digits -1, 0, 1, lowest first; no two neighbours are both set. */
    public static int[] nonAdjacentForm(BigInteger number) {
        int[] digits = new int[number.bitLength() + 1];
        BigInteger rest = number;
        for (int i = 0; rest.signum() != 0; i++) {
            if (rest.testBit(0)) {
                digits[i] = rest.testBit(1) ? -1 : 1;
                rest = rest.subtract(BigInteger.valueOf(digits[i]));
            }
            rest = rest.shiftRight(1);
        }
        return digits;
    }
}
