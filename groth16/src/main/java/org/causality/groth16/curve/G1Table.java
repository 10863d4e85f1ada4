package org.causality.groth16.curve;

import java.math.BigInteger;

/**
 * Ready-made multiples of one point of G1, for many products with it: for each of 32 bytes of a scalar the multiples 1
 * to 128; a larger digit is taken as its negative.
 */
public final class G1Table {
    private static final int DIGIT_BITS = 8;
    private static final int DIGITS = 32;
    private static final int MULTIPLES = 1 << (DIGIT_BITS - 1);

    private final G1Affine[] multiples;

    public G1Table(G1Affine base) {
        G1Law law = new G1Law();
        G1[] all = new G1[DIGITS * MULTIPLES];
        G1 unit = G1.of(base);
        for (int digit = 0; digit < DIGITS; digit++) {
            G1 sum = new G1();
            for (int i = 0; i < MULTIPLES; i++) {
                law.add(sum, unit);
                all[digit * MULTIPLES + i] = new G1();
                all[digit * MULTIPLES + i].set(sum);
            }
            law.twice(sum);
            unit.set(sum);
        }
        multiples = G1.toAffine(all);
    }

    /** sum = sum + scalar base, for 0 &lt;= scalar &lt; 2^255. */
    public void addMultiple(G1Law law, G1 sum, BigInteger scalar) {
        int[] digits = SignedDigits.of(scalar, DIGIT_BITS, DIGITS);
        for (int i = 0; i < DIGITS; i++) {
            int digit = digits[i];
            if (digit > 0) {
                law.add(sum, multiples[i * MULTIPLES + digit - 1]);
            } else if (digit < 0) {
                law.subtract(sum, multiples[i * MULTIPLES - digit - 1]);
            }
        }
    }
}
