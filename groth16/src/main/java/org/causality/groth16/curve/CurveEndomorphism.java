package org.causality.groth16.curve;

import java.math.BigInteger;
import org.causality.groth16.field.Fp;
import org.causality.groth16.field.Fr;

/**
 * The map (x, y) to (beta x, y) of G1, which multiplies by {@link #EIGENVALUE}. A multiple by a + b EIGENVALUE with
 * short a and b costs half the doublings. Source: Gallant, Lambert and Vanstone, Faster Point Multiplication on
 * Elliptic Curves with Efficient Endomorphisms (2001).
 */
public final class CurveEndomorphism {
    /** A third root of one modulo r: 36x^3 + 18x^2 + 6x + 1, negative of x^2's like. */
    public static final BigInteger EIGENVALUE = polynomial(36, 18, 6, 1).mod(Fr.MODULUS);

    private static final Fp BETA = beta();

    private CurveEndomorphism() {}

    private static BigInteger polynomial(long cubic, long square, long linear, long constant) {
        BigInteger x = Curve.X;
        return x.multiply(BigInteger.valueOf(cubic))
                .add(BigInteger.valueOf(square))
                .multiply(x)
                .add(BigInteger.valueOf(linear))
                .multiply(x)
                .add(BigInteger.valueOf(constant));
    }

    /** Of the two third roots of one in Fp, the one that belongs to the eigenvalue. */
    private static Fp beta() {
        Fp root = Fp.of(polynomial(18, 18, 9, 1));
        G1Affine wanted = new G1Law().multiple(G1Affine.GENERATOR, EIGENVALUE).toAffine();
        if (!of(G1Affine.GENERATOR, root).sameAs(wanted)) {
            root.square(root);
        }
        if (!of(G1Affine.GENERATOR, root).sameAs(wanted)) {
            throw new IllegalStateException("no third root of one belongs to the eigenvalue");
        }
        return root;
    }

    /** EIGENVALUE p. */
    public static G1Affine of(G1Affine p) {
        return of(p, BETA);
    }

    private static G1Affine of(G1Affine p, Fp beta) {
        if (p.isInfinity()) {
            return p;
        }
        Fp x = new Fp();
        x.multiply(p.x(), beta);
        x.tighten();
        return new G1Affine(x, p.y());
    }
}
