package org.causality.groth16.field;

import static org.causality.groth16.field.Columns.BITS;
import static org.causality.groth16.field.Columns.MASK;

import java.math.BigInteger;

/**
 * A 254-bit prime with what reduction by it needs: its limbs, the same shifted left by six, -1/p mod 2^52, and a
 * reciprocal of its top limb for {@link Residue#tighten}.
 */
record Modulus(
        BigInteger value,
        long p0,
        long p1,
        long p2,
        long p3,
        long p4,
        long s0,
        long s1,
        long s2,
        long s3,
        long s4,
        long inverse,
        long reciprocal) {

    /** 2^260, the Montgomery factor that residues carry. */
    static final BigInteger RADIX = BigInteger.ONE.shiftLeft(5 * BITS);

    static final int TOP_SHIFT = 20;
    static final int RECIPROCAL_SHIFT = 51;

    /** The base field: coordinates. */
    static final Modulus P =
            of(new BigInteger("21888242871839275222246405745257275088696311157297823662689037894645226208583"));

    /** The order of the groups: scalars. */
    static final Modulus R =
            of(new BigInteger("21888242871839275222246405745257275088548364400416034343698204186575808495617"));

    private static Modulus of(BigInteger p) {
        BigInteger limb = BigInteger.ONE.shiftLeft(BITS);
        long[] l = new long[5];
        for (int i = 0; i < 5; i++) {
            l[i] = p.shiftRight(i * BITS).longValue() & MASK;
        }
        long inverse = p.negate().modInverse(limb).longValue();
        BigInteger reciprocal = BigInteger.ONE
                .shiftLeft(TOP_SHIFT + RECIPROCAL_SHIFT + 4 * BITS)
                .divide(p);
        return new Modulus(
                p,
                l[0],
                l[1],
                l[2],
                l[3],
                l[4],
                l[0] << 6,
                l[1] << 6,
                l[2] << 6,
                l[3] << 6,
                l[4] << 6,
                inverse,
                reciprocal.longValueExact());
    }
}
