package org.causality.groth16.verify;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.stream.Stream;
import org.causality.groth16.curve.G2Affine;
import org.causality.groth16.curve.G2Law;
import org.causality.groth16.curve.TwistEndomorphism;
import org.causality.groth16.field.Fp;
import org.causality.groth16.field.Fp2;

/** Coordinates x0 + x1 u, y0 + y1 u of a point of G2 as they came in, not looked at yet; infinity is all zero. */
public record RawG2(BigInteger x0, BigInteger x1, BigInteger y0, BigInteger y1) {
    /** x1, x0, y1, y0 as in EIP-197; 32 bytes each, big endian. */
    public static final int BYTES = 4 * Words.BYTES;

    /** Throws {@link IllegalArgumentException} for a number that does not fit 256 bits. */
    public RawG2 {
        Words.requireWord(x0);
        Words.requireWord(x1);
        Words.requireWord(y0);
        Words.requireWord(y1);
    }

    public static RawG2 of(G2Affine p) {
        return p.isInfinity()
                ? new RawG2(BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO)
                : new RawG2(
                        p.x().real().toBigInteger(),
                        p.x().imaginary().toBigInteger(),
                        p.y().real().toBigInteger(),
                        p.y().imaginary().toBigInteger());
    }

    static RawG2 read(ByteBuffer from) {
        BigInteger x1 = Words.read(from);
        BigInteger x0 = Words.read(from);
        BigInteger y1 = Words.read(from);
        return new RawG2(x0, x1, Words.read(from), y1);
    }

    void write(ByteBuffer to) {
        Words.write(to, x1);
        Words.write(to, x0);
        Words.write(to, y1);
        Words.write(to, y0);
    }

    /** A point of order r, not infinity. */
    Decoded<G2Affine> check(String name) {
        if (coordinates().allMatch(c -> c.signum() == 0)) {
            return Decoded.refused(Reason.INFINITY, name);
        }
        if (coordinates().anyMatch(c -> c.compareTo(Fp.MODULUS) >= 0)) {
            return Decoded.refused(Reason.NON_CANONICAL_POINT, name);
        }
        G2Affine p = new G2Affine(Fp2.of(x0, x1), Fp2.of(y0, y1));
        if (!p.isOnCurve()) {
            return Decoded.refused(Reason.OFF_CURVE, name);
        }
        return TwistEndomorphism.isInSubgroup(new G2Law(), p)
                ? new Decoded.Good<>(p)
                : Decoded.refused(Reason.NOT_IN_SUBGROUP, name);
    }

    private Stream<BigInteger> coordinates() {
        return Stream.of(x0, x1, y0, y1);
    }
}
