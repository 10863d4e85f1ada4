package org.causality.groth16.field;

/** Fp2[v] with v^3 = 9 + u; b0 + b1 v + b2 v^2. The arithmetic is {@link Tower}'s. */
public final class Fp6 {
    final Fp2 b0 = new Fp2();
    final Fp2 b1 = new Fp2();
    final Fp2 b2 = new Fp2();

    void set(Fp6 x) {
        b0.set(x.b0);
        b1.set(x.b1);
        b2.set(x.b2);
    }

    void add(Fp6 x, Fp6 y) {
        b0.add(x.b0, y.b0);
        b1.add(x.b1, y.b1);
        b2.add(x.b2, y.b2);
    }

    void subtract(Fp6 x, Fp6 y) {
        b0.subtract(x.b0, y.b0);
        b1.subtract(x.b1, y.b1);
        b2.subtract(x.b2, y.b2);
    }

    void negate(Fp6 x) {
        b0.negate(x.b0);
        b1.negate(x.b1);
        b2.negate(x.b2);
    }

    void tighten() {
        b0.tighten();
        b1.tighten();
        b2.tighten();
    }

    boolean sameAs(Fp6 other) {
        return b0.sameAs(other.b0) && b1.sameAs(other.b1) && b2.sameAs(other.b2);
    }
}
