package org.causality.groth16.curve;

import java.math.BigInteger;
import org.causality.groth16.field.Fp;
import org.causality.groth16.field.Fp2;

/** Points of the whole twist, most of them outside the subgroup. */
public final class TwistPoints {
    private TwistPoints() {}

    /** A point with that x, or infinity when the twist has none. */
    public static G2Affine withX(Fp2 x) {
        Fp2 square = new Fp2();
        square.square(x);
        square.multiply(square, x);
        square.add(square, G2Affine.threeOverXi());
        square.tighten();
        Fp2 y = root(square);
        G2Affine q = new G2Affine(x, y);
        return q.isOnCurve() ? q : G2Affine.INFINITY;
    }

    /** A square root if there is one; p is 3 modulo 4 (Adj and Rodriguez-Henriquez, Square Root Computation, 2014). */
    private static Fp2 root(Fp2 square) {
        BigInteger p = Fp.MODULUS;
        Fp2 a1 = new Fp2();
        a1.power(square, p.subtract(BigInteger.valueOf(3)).shiftRight(2));
        Fp2 candidate = new Fp2();
        candidate.multiply(a1, square);
        Fp2 alpha = new Fp2();
        alpha.multiply(a1, candidate);
        if (alpha.sameAs(Fp2.of(-1, 0))) {
            candidate.multiply(candidate, Fp2.of(0, 1));
            return candidate;
        }
        alpha.add(alpha, Fp2.of(1, 0));
        Fp2 b = new Fp2();
        b.power(alpha, p.subtract(BigInteger.ONE).shiftRight(1));
        candidate.multiply(candidate, b);
        return candidate;
    }
}
