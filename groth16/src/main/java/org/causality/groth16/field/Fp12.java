package org.causality.groth16.field;

/** Fp6[w] with w^2 = v; a0 + a1 w. Holds a value; the arithmetic is {@link Tower}'s. */
public final class Fp12 {
    final Fp6 a0 = new Fp6();
    final Fp6 a1 = new Fp6();

    /** One. */
    public static Fp12 one() {
        Fp12 z = new Fp12();
        z.a0.b0.set(Fp2.of(1, 0));
        return z;
    }

    /** The coefficients of 1, w, w^2, ..., w^5, themselves. */
    public Fp2[] coefficients() {
        return new Fp2[] {a0.b0, a1.b0, a0.b1, a1.b1, a0.b2, a1.b2};
    }

    public Fp12 copy() {
        Fp12 z = new Fp12();
        z.set(this);
        return z;
    }

    public void set(Fp12 x) {
        a0.set(x.a0);
        a1.set(x.a1);
    }

    /** x^(p^6): the inverse of x where x^(p^6 + 1) = 1. */
    public void conjugate(Fp12 x) {
        a0.set(x.a0);
        a1.negate(x.a1);
        a1.tighten();
    }

    public boolean sameAs(Fp12 other) {
        return a0.sameAs(other.a0) && a1.sameAs(other.a1);
    }
}
