package org.causality.groth16.verify;

import java.math.BigInteger;
import java.util.List;
import java.util.random.RandomGenerator;
import org.causality.groth16.curve.CurveEndomorphism;
import org.causality.groth16.curve.G1;
import org.causality.groth16.curve.G1Affine;
import org.causality.groth16.curve.G1Law;
import org.causality.groth16.field.Fr;

/**
 * A random factor plain + turned t, where t is the eigenvalue of {@link CurveEndomorphism} and both halves have 64
 * bits: one of 2^128 different numbers modulo r, and a multiple by it costs 64 doublings.
 */
record Weight(BigInteger plain, BigInteger turned) {
    static final int HALF_BITS = 64;

    static Weight draw(RandomGenerator random) {
        return new Weight(unsigned(random.nextLong()), unsigned(random.nextLong()));
    }

    private static BigInteger unsigned(long bits) {
        return new BigInteger(Long.toUnsignedString(bits, 16), 16);
    }

    /** The number modulo r. */
    BigInteger value() {
        return value(plain, turned);
    }

    static BigInteger value(BigInteger plain, BigInteger turned) {
        return turned.multiply(CurveEndomorphism.EIGENVALUE).add(plain).mod(Fr.MODULUS);
    }

    /** Both halves as separate summands of a larger sum. */
    void spread(G1Affine p, List<G1Affine> points, List<BigInteger> factors) {
        points.add(p);
        factors.add(plain);
        points.add(CurveEndomorphism.of(p));
        factors.add(turned);
    }

    /** This weight times p. */
    G1 times(G1Law law, G1Affine p) {
        return law.twoMultiples(p, plain, CurveEndomorphism.of(p), turned);
    }
}
