package org.causality.groth16.verify;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import org.causality.groth16.curve.G1Affine;
import org.causality.groth16.field.Fp;

/** Coordinates of a point of G1 as they came in, not looked at yet; infinity is (0, 0) as in EIP-196. */
public record RawG1(BigInteger x, BigInteger y) {
    /** x, y; 32 bytes each, big endian. */
    public static final int BYTES = 2 * Words.BYTES;

    /** Throws {@link IllegalArgumentException} for a number that does not fit 256 bits. */
    public RawG1 {
        Words.requireWord(x);
        Words.requireWord(y);
    }

    public static RawG1 of(G1Affine p) {
        return p.isInfinity()
                ? new RawG1(BigInteger.ZERO, BigInteger.ZERO)
                : new RawG1(p.x().toBigInteger(), p.y().toBigInteger());
    }

    static RawG1 read(ByteBuffer from) {
        return new RawG1(Words.read(from), Words.read(from));
    }

    void write(ByteBuffer to) {
        Words.write(to, x);
        Words.write(to, y);
    }

    boolean isInfinity() {
        return x.signum() == 0 && y.signum() == 0;
    }

    /** A point that is not infinity. */
    Decoded<G1Affine> check(String name) {
        return isInfinity() ? Decoded.refused(Reason.INFINITY, name) : checkMaybeInfinity(name);
    }

    Decoded<G1Affine> checkMaybeInfinity(String name) {
        if (isInfinity()) {
            return new Decoded.Good<>(G1Affine.INFINITY);
        }
        if (x.compareTo(Fp.MODULUS) >= 0 || y.compareTo(Fp.MODULUS) >= 0) {
            return Decoded.refused(Reason.NON_CANONICAL_POINT, name);
        }
        G1Affine p = new G1Affine(Fp.of(x), Fp.of(y));
        return p.isOnCurve() ? new Decoded.Good<>(p) : Decoded.refused(Reason.OFF_CURVE, name);
    }
}
