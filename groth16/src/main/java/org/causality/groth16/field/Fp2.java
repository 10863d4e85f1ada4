package org.causality.groth16.field;

import java.math.BigInteger;

/**
 * Fp[u] with u^2 = -1. Mutable like {@link Fp}, and with its rule for factors: here the sizes of two factors may
 * multiply to 32.
 */
public final class Fp2 {
    final Fp c0;
    final Fp c1;

    /** Zero. */
    public Fp2() {
        this(new Fp(), new Fp());
    }

    private Fp2(Fp c0, Fp c1) {
        this.c0 = c0;
        this.c1 = c1;
    }

    /** c0 + c1 u. */
    public static Fp2 of(BigInteger c0, BigInteger c1) {
        return new Fp2(Fp.of(c0), Fp.of(c1));
    }

    /** c0 + c1 u. */
    public static Fp2 of(long c0, long c1) {
        return new Fp2(Fp.of(c0), Fp.of(c1));
    }

    public Fp2 copy() {
        return new Fp2(c0.copy(), c1.copy());
    }

    /** The part without u, itself, not a copy. */
    public Fp real() {
        return c0;
    }

    /** The part with u, itself, not a copy. */
    public Fp imaginary() {
        return c1;
    }

    public void set(Fp2 x) {
        c0.set(x.c0);
        c1.set(x.c1);
    }

    public void add(Fp2 x, Fp2 y) {
        c0.add(x.c0, y.c0);
        c1.add(x.c1, y.c1);
    }

    public void subtract(Fp2 x, Fp2 y) {
        c0.subtract(x.c0, y.c0);
        c1.subtract(x.c1, y.c1);
    }

    public void negate(Fp2 x) {
        c0.negate(x.c0);
        c1.negate(x.c1);
    }

    /** A small multiple. */
    public void times(Fp2 x, int factor) {
        c0.times(x.c0, factor);
        c1.times(x.c1, factor);
    }

    public void conjugate(Fp2 x) {
        c0.set(x.c0);
        c1.negate(x.c1);
    }

    public void multiply(Fp2 x, Fp2 y) {
        ComplexColumns.multiply(this, x, y);
    }

    /** x times an element of Fp. */
    public void multiply(Fp2 x, Fp y) {
        c0.multiply(x.c0, y);
        c1.multiply(x.c1, y);
    }

    public void square(Fp2 x) {
        ComplexColumns.square(this, x);
    }

    /** x times 9 + u, the number whose sixth root builds the tower; counts as ten x. */
    public void timesXi(Fp2 x) {
        ComplexColumns.timesXi(this, x);
    }

    /** One over x; the inverse of zero is zero. */
    public void invert(Fp2 x) {
        Fp norm = new Fp();
        Fp other = new Fp();
        norm.square(x.c0);
        other.square(x.c1);
        norm.add(norm, other);
        norm.invert(norm);
        c0.multiply(x.c0, norm);
        other.negate(x.c1);
        c1.multiply(other, norm);
    }

    /** Inverts all of them with one inversion; none may be zero. */
    public static void invertAll(Fp2[] all) {
        Fp2[] before = new Fp2[all.length];
        Fp2 product = of(1, 0);
        for (int i = 0; i < all.length; i++) {
            before[i] = product.copy();
            product.multiply(product, all[i]);
        }
        product.invert(product);
        for (int i = all.length - 1; i >= 0; i--) {
            before[i].multiply(before[i], product);
            product.multiply(product, all[i]);
            all[i].set(before[i]);
        }
    }

    /** x^e for e &gt;= 0. */
    public void power(Fp2 x, BigInteger e) {
        Fp2 z = of(1, 0);
        Fp2 base = x.copy();
        for (int bit = e.bitLength() - 1; bit >= 0; bit--) {
            z.square(z);
            if (e.testBit(bit)) {
                z.multiply(z, base);
            }
        }
        set(z);
    }

    /** See {@link Fp#tighten()}. */
    public void tighten() {
        c0.tighten();
        c1.tighten();
    }

    /** Whether it is zero; tightens. */
    public boolean isZero() {
        return c0.isZero() && c1.isZero();
    }

    public boolean sameAs(Fp2 other) {
        return c0.sameAs(other.c0) && c1.sameAs(other.c1);
    }

    @Override
    public String toString() {
        return c0 + " + " + c1 + " u";
    }
}
