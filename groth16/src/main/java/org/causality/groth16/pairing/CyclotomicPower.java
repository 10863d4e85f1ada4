package org.causality.groth16.pairing;

import java.math.BigInteger;
import org.causality.groth16.field.Fp12;
import org.causality.groth16.field.Tower;

/**
 * Powers of elements whose inverse is their conjugate, as every result of the pairing's easy part is: signed digits,
 * odd and below eight, so that four precomputed powers are enough.
 */
public final class CyclotomicPower {
    private static final int WIDTH = 4;

    private final Tower tower;
    private final int[] digits;

    /** For one exponent, not negative. */
    public CyclotomicPower(Tower tower, BigInteger exponent) {
        this.tower = tower;
        digits = digits(exponent);
    }

    /** Width-4 non-adjacent form, lowest first. */
    private static int[] digits(BigInteger exponent) {
        int[] digits = new int[exponent.bitLength() + 1];
        BigInteger rest = exponent;
        int span = 1 << WIDTH;
        for (int i = 0; rest.signum() != 0; i++) {
            if (rest.testBit(0)) {
                int low = rest.intValue() & (span - 1);
                digits[i] = low >= span / 2 ? low - span : low;
                rest = rest.subtract(BigInteger.valueOf(digits[i]));
            }
            rest = rest.shiftRight(1);
        }
        return digits;
    }

    /** x to the exponent; x stays. */
    public Fp12 of(Fp12 x) {
        Fp12[] odd = oddPowers(x);
        Fp12 z = Fp12.one();
        Fp12 inverse = new Fp12();
        boolean started = false;
        for (int i = digits.length - 1; i >= 0; i--) {
            if (started) {
                tower.squareCyclotomic(z, z);
            }
            int digit = digits[i];
            if (digit > 0) {
                tower.multiply(z, z, odd[digit / 2]);
                started = true;
            } else if (digit < 0) {
                inverse.conjugate(odd[-digit / 2]);
                tower.multiply(z, z, inverse);
                started = true;
            }
        }
        return z;
    }

    private Fp12[] oddPowers(Fp12 x) {
        Fp12 square = new Fp12();
        tower.squareCyclotomic(square, x);
        Fp12[] odd = new Fp12[1 << (WIDTH - 2)];
        odd[0] = x.copy();
        for (int i = 1; i < odd.length; i++) {
            odd[i] = new Fp12();
            tower.multiply(odd[i], odd[i - 1], square);
        }
        return odd;
    }
}
