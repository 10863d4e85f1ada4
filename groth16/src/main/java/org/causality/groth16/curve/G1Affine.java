package org.causality.groth16.curve;

import org.causality.groth16.field.Fp;

/**
 * A point of G1 in affine coordinates, or infinity. The curve is y^2 = x^3 + 3 over Fp, of prime order r (EIP-196).
 *
 * <p>Its coordinates are never changed after it was made and may be shared; whether it is on the curve is asked with
 * {@link #isOnCurve()}.
 */
public final class G1Affine {
    public static final G1Affine INFINITY = new G1Affine(new Fp(), new Fp(), true);

    /** The group's generator (EIP-197). */
    public static final G1Affine GENERATOR = new G1Affine(Fp.of(1), Fp.of(2));

    private static final Fp B = Fp.of(3);

    private final Fp x;
    private final Fp y;
    private final boolean infinite;

    /** Takes the coordinates over. */
    public G1Affine(Fp x, Fp y) {
        this(x, y, false);
    }

    private G1Affine(Fp x, Fp y, boolean infinite) {
        this.x = x;
        this.y = y;
        this.infinite = infinite;
    }

    /** Not to be changed. */
    public Fp x() {
        return x;
    }

    /** Not to be changed. */
    public Fp y() {
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
        Fp left = new Fp();
        Fp right = new Fp();
        left.square(y);
        right.square(x);
        right.multiply(right, x);
        right.add(right, B);
        return left.sameAs(right);
    }

    public G1Affine negate() {
        Fp opposite = new Fp();
        opposite.negate(y);
        opposite.tighten();
        return infinite ? this : new G1Affine(x, opposite);
    }

    public boolean sameAs(G1Affine other) {
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
