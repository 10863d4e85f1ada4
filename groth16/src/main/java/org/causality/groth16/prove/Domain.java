package org.causality.groth16.prove;

import java.math.BigInteger;
import org.causality.groth16.field.Fr;

/**
 * The n-th roots of one in the scalar field, n a power of two, and the transform between a polynomial's coefficients and
 * its values there. Source: Cooley and Tukey, An Algorithm for the Machine Calculation of Complex Fourier Series (1965).
 */
final class Domain {
    /** r - 1 is divisible by two that often. */
    private static final int TWO_ADICITY = 28;

    /** Generates the multiplicative group; also shifts to a coset without roots of one. */
    private static final BigInteger GENERATOR = BigInteger.valueOf(5);

    private final int size;
    private final Fr[] roots;
    private final Fr[] inverseRoots;

    private Domain(int size) {
        this.size = size;
        BigInteger order = BigInteger.valueOf(size);
        Fr root = new Fr();
        root.power(Fr.of(GENERATOR), Fr.MODULUS.subtract(BigInteger.ONE).divide(order));
        roots = powers(Fr.of(1), root);
        root.invert(root);
        inverseRoots = powers(Fr.of(1), root);
    }

    /** The smallest with at least so many roots. */
    static Domain of(int rootsMin) {
        int log = Math.max(1, 32 - Integer.numberOfLeadingZeros(rootsMin - 1));
        if (log > TWO_ADICITY) {
            throw new IllegalArgumentException("too large for the scalar field: " + rootsMin);
        }
        return new Domain(1 << log);
    }

    int size() {
        return size;
    }

    /** The i-th root; not to be changed. */
    Fr root(int i) {
        return roots[i];
    }

    /** So many zeros. */
    Fr[] zeros() {
        Fr[] zeros = new Fr[size];
        for (int i = 0; i < size; i++) {
            zeros[i] = new Fr();
        }
        return zeros;
    }

    /** Values at the roots to values at the coset; in place. */
    void toCoset(Fr[] values) {
        transform(values, inverseRoots);
        scale(values, powers(Fr.of(inverse(size)), Fr.of(GENERATOR)));
        transform(values, roots);
    }

    /** Values at the coset to coefficients; in place. */
    void fromCoset(Fr[] values) {
        transform(values, inverseRoots);
        scale(values, powers(Fr.of(inverse(size)), Fr.of(inverse(GENERATOR.longValueExact()))));
    }

    /** The value of x^n - 1 all over the coset, inverted. */
    Fr vanishingInverse() {
        Fr value = new Fr();
        value.power(Fr.of(GENERATOR), BigInteger.valueOf(size));
        value.subtract(value, Fr.of(1));
        value.invert(value);
        return value;
    }

    private static BigInteger inverse(long number) {
        return BigInteger.valueOf(number).modInverse(Fr.MODULUS);
    }

    private Fr[] powers(Fr start, Fr ratio) {
        Fr[] powers = new Fr[size];
        Fr at = start.copy();
        for (int i = 0; i < size; i++) {
            powers[i] = at.copy();
            at.multiply(at, ratio);
        }
        return powers;
    }

    private void scale(Fr[] values, Fr[] factors) {
        for (int i = 0; i < size; i++) {
            values[i].multiply(values[i], factors[i]);
        }
    }

    private void transform(Fr[] values, Fr[] turn) {
        reverseBits(values);
        Fr odd = new Fr();
        for (int half = 1; half < size; half *= 2) {
            int stride = size / (2 * half);
            for (int start = 0; start < size; start += 2 * half) {
                for (int i = 0; i < half; i++) {
                    butterfly(values[start + i], values[start + half + i], turn[i * stride], odd);
                }
            }
        }
    }

    private static void butterfly(Fr low, Fr high, Fr turn, Fr scratch) {
        scratch.multiply(high, turn);
        high.subtract(low, scratch);
        high.tighten();
        low.add(low, scratch);
        low.tighten();
    }

    private void reverseBits(Fr[] values) {
        int shift = Integer.numberOfLeadingZeros(size) + 1;
        for (int i = 0; i < size; i++) {
            int j = Integer.reverse(i) >>> shift;
            if (i < j) {
                Fr kept = values[i];
                values[i] = values[j];
                values[j] = kept;
            }
        }
    }
}
