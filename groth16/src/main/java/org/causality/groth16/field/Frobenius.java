package org.causality.groth16.field;

import java.math.BigInteger;

/**
 * Raising to the powers p, p^2 and p^3: conjugation of the coefficients and one constant per power of w, which is
 * xi^(i (p - 1) / 6) for w^i.
 */
public final class Frobenius {
    private static final Fp2[] FIRST = constants();
    private static final Fp2[] SECOND = norms();

    private Frobenius() {}

    private static Fp2[] constants() {
        BigInteger sixth = Fp.MODULUS.subtract(BigInteger.ONE).divide(BigInteger.valueOf(6));
        Fp2 root = new Fp2();
        root.power(Fp2.of(9, 1), sixth);
        Fp2[] all = new Fp2[6];
        all[0] = Fp2.of(1, 0);
        for (int i = 1; i < all.length; i++) {
            all[i] = new Fp2();
            all[i].multiply(all[i - 1], root);
            all[i].tighten();
        }
        return all;
    }

    private static Fp2[] norms() {
        Fp2[] all = new Fp2[6];
        for (int i = 0; i < all.length; i++) {
            all[i] = new Fp2();
            all[i].conjugate(FIRST[i]);
            all[i].multiply(all[i], FIRST[i]);
            all[i].tighten();
        }
        return all;
    }

    /** The constant for w^i, i from 0 to 5. */
    public static Fp2 constant(int i) {
        return FIRST[i].copy();
    }

    /** z = x^p; z may be x. */
    public static void once(Fp12 z, Fp12 x) {
        Fp2[] from = x.coefficients();
        Fp2[] to = z.coefficients();
        for (int i = 0; i < to.length; i++) {
            to[i].conjugate(from[i]);
            to[i].multiply(to[i], FIRST[i]);
            to[i].tighten();
        }
    }

    /** z = x^(p^2); z may be x. */
    public static void twice(Fp12 z, Fp12 x) {
        Fp2[] from = x.coefficients();
        Fp2[] to = z.coefficients();
        for (int i = 0; i < to.length; i++) {
            to[i].multiply(from[i], SECOND[i].c0);
            to[i].tighten();
        }
    }
}
