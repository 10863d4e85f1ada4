package org.causality.groth16.curve;

import java.math.BigInteger;
import org.causality.groth16.field.Fp2;

/**
 * A point of G2 in affine coordinates, or infinity. The curve is the twist y^2 = x^3 + 3 / (9 + u) over Fp2 (EIP-197).
 *
 * <p>Its coordinates are never changed after it was made and may be shared; whether it is on the curve is asked with
 * {@link #isOnCurve()}.
 */
public final class G2Affine {
    public static final G2Affine INFINITY = new G2Affine(new Fp2(), new Fp2(), true);

    /** The group's generator (EIP-197). */
    public static final G2Affine GENERATOR = new G2Affine(
            Fp2.of(
                    new BigInteger("10857046999023057135944570762232829481370756359578518086990519993285655852781"),
                    new BigInteger("11559732032986387107991004021392285783925812861821192530917403151452391805634")),
            Fp2.of(
                    new BigInteger("8495653923123431417604973247489272438418190587263600148770280649306958101930"),
                    new BigInteger("4082367875863433681332203403145435568316851327593401208105741076214120093531")));

    private static final Fp2 B = threeOverXi();

    private final Fp2 x;
    private final Fp2 y;
    private final boolean infinite;

    /** Takes the coordinates over. */
    public G2Affine(Fp2 x, Fp2 y) {
        this(x, y, false);
    }

    private G2Affine(Fp2 x, Fp2 y, boolean infinite) {
        this.x = x;
        this.y = y;
        this.infinite = infinite;
    }

    /** The twist's b, which the pairing needs too. */
    public static Fp2 threeOverXi() {
        Fp2 b = new Fp2();
        b.invert(Fp2.of(9, 1));
        b.times(b, 3);
        b.tighten();
        return b;
    }

    /** Not to be changed. */
    public Fp2 x() {
        return x;
    }

    /** Not to be changed. */
    public Fp2 y() {
        return y;
    }

    public boolean isInfinity() {
        return infinite;
    }

    /** Whether y^2 = x^3 + b, or infinity. */
    public boolean isOnCurve() {
        if (infinite) {
            return true;
        }
        Fp2 left = new Fp2();
        Fp2 right = new Fp2();
        left.square(y);
        right.square(x);
        right.multiply(right, x);
        right.add(right, B);
        return left.sameAs(right);
    }

    public G2Affine negate() {
        Fp2 opposite = new Fp2();
        opposite.negate(y);
        opposite.tighten();
        return infinite ? this : new G2Affine(x, opposite);
    }

    public boolean sameAs(G2Affine other) {
        if (infinite || other.infinite) {
            return infinite == other.infinite;
        }
        return x.sameAs(other.x) && y.sameAs(other.y);
    }

    @Override
    public String toString() {
        return infinite ? "infinity" : "(" + x + ", " + y + ")";
    }
}
