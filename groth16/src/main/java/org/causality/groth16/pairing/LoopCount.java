package org.causality.groth16.pairing;

import java.math.BigInteger;
import org.causality.groth16.curve.Curve;

/** The loop of the optimal ate pairing on BN curves, 6x + 2, as signed digits. */
final class LoopCount {
    private static final int[] DIGITS =
            Curve.nonAdjacentForm(Curve.X.multiply(BigInteger.valueOf(6)).add(BigInteger.TWO));

    /** The position of the digit before the highest, where the loop starts. */
    static final int START = highest() - 1;

    /** How many lines a point of G2 draws: one per doubling, one per digit, two at the end. */
    static final int LINES = lines();

    private LoopCount() {}

    /** -1, 0 or 1. */
    static int digit(int position) {
        return DIGITS[position];
    }

    private static int highest() {
        int i = DIGITS.length - 1;
        while (DIGITS[i] == 0) {
            i--;
        }
        return i;
    }

    private static int lines() {
        int lines = 2;
        for (int i = START; i >= 0; i--) {
            lines += DIGITS[i] == 0 ? 1 : 2;
        }
        return lines;
    }
}
