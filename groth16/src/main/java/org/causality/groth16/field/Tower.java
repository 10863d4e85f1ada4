package org.causality.groth16.field;

/**
 * The arithmetic of {@link Fp6} and {@link Fp12}, with its own scratch space: one per thread or per computation.
 * Arguments are tight and results are; a result may be written over an argument.
 *
 * <p>Sources: Devegili et al., Multiplication and Squaring on Pairing-Friendly Fields (2006), for the products;
 * Granger and Scott, Faster Squaring in the Cyclotomic Subgroup of Sixth Degree Extensions (2010).
 */
public final class Tower {
    private final Fp2 v0 = new Fp2();
    private final Fp2 v1 = new Fp2();
    private final Fp2 v2 = new Fp2();
    private final Fp2 s = new Fp2();
    private final Fp2 t = new Fp2();
    private final Fp2 r0 = new Fp2();
    private final Fp2 r1 = new Fp2();
    private final Fp6 p = new Fp6();
    private final Fp6 q = new Fp6();
    private final Fp6 m = new Fp6();
    private final Fp6 n = new Fp6();

    /** z = x y; Karatsuba, six products. Factors may be sums of two tight ones. */
    void multiply(Fp6 z, Fp6 x, Fp6 y) {
        v0.multiply(x.b0, y.b0);
        v1.multiply(x.b1, y.b1);
        v2.multiply(x.b2, y.b2);
        cross(r0, x.b1, x.b2, y.b1, y.b2, v1, v2);
        r0.timesXi(r0);
        r0.add(r0, v0);
        cross(r1, x.b0, x.b1, y.b0, y.b1, v0, v1);
        cross(z.b2, x.b0, x.b2, y.b0, y.b2, v0, v2);
        z.b2.add(z.b2, v1);
        v2.timesXi(v2);
        z.b1.add(r1, v2);
        z.b0.set(r0);
        z.tighten();
    }

    /** z = (a + b)(c + d) - ac - bd. */
    private void cross(Fp2 z, Fp2 a, Fp2 b, Fp2 c, Fp2 d, Fp2 ac, Fp2 bd) {
        s.add(a, b);
        t.add(c, d);
        z.multiply(s, t);
        z.subtract(z, ac);
        z.subtract(z, bd);
    }

    /** z = x (y0 + y1 v); five products. */
    private void multiplySparse(Fp6 z, Fp6 x, Fp2 y0, Fp2 y1) {
        v0.multiply(x.b0, y0);
        v1.multiply(x.b1, y1);
        cross(r1, x.b0, x.b1, y0, y1, v0, v1);
        r0.multiply(x.b2, y1);
        z.b2.multiply(x.b2, y0);
        r0.timesXi(r0);
        z.b0.add(r0, v0);
        z.b1.set(r1);
        z.b2.add(z.b2, v1);
        z.tighten();
    }

    /** z = v x; z is not x, and not tight. */
    private static void shift(Fp6 z, Fp6 x) {
        z.b0.timesXi(x.b2);
        z.b1.set(x.b0);
        z.b2.set(x.b1);
    }

    private void invert(Fp6 z, Fp6 x) {
        v0.square(x.b0);
        t.multiply(x.b1, x.b2);
        t.timesXi(t);
        v0.subtract(v0, t);
        v0.tighten();
        v1.square(x.b2);
        v1.timesXi(v1);
        t.multiply(x.b0, x.b1);
        v1.subtract(v1, t);
        v1.tighten();
        v2.square(x.b1);
        t.multiply(x.b0, x.b2);
        v2.subtract(v2, t);
        v2.tighten();
        s.multiply(x.b2, v1);
        t.multiply(x.b1, v2);
        s.add(s, t);
        s.timesXi(s);
        t.multiply(x.b0, v0);
        s.add(s, t);
        s.tighten();
        s.invert(s);
        z.b0.multiply(v0, s);
        z.b1.multiply(v1, s);
        z.b2.multiply(v2, s);
        z.tighten();
    }

    /** z = x y. */
    public void multiply(Fp12 z, Fp12 x, Fp12 y) {
        p.add(x.a0, x.a1);
        q.add(y.a0, y.a1);
        multiply(p, p, q);
        multiply(m, x.a0, y.a0);
        multiply(n, x.a1, y.a1);
        p.subtract(p, m);
        z.a1.subtract(p, n);
        z.a1.tighten();
        shift(q, n);
        z.a0.add(m, q);
        z.a0.tighten();
    }

    /** z = x x: (a0 + a1)(a0 + v a1) - ab - v ab and 2 ab. */
    public void square(Fp12 z, Fp12 x) {
        p.add(x.a0, x.a1);
        shift(q, x.a1);
        q.add(q, x.a0);
        q.tighten();
        multiply(p, p, q);
        multiply(m, x.a0, x.a1);
        shift(q, m);
        q.add(q, m);
        z.a0.subtract(p, q);
        z.a0.tighten();
        z.a1.add(m, m);
        z.a1.tighten();
    }

    /** z = x (1 + l1 w + l3 w^3): a line at a point in normal form. */
    public void multiplyByLine(Fp12 z, Fp12 x, Fp2 l1, Fp2 l3) {
        multiplySparse(m, x.a1, l1, l3);
        multiplySparse(n, x.a0, l1, l3);
        z.a1.add(n, x.a1);
        z.a1.tighten();
        shift(q, m);
        z.a0.add(q, x.a0);
        z.a0.tighten();
    }

    /** z = x (l0 + l1 w + l3 w^3). */
    public void multiplyByLine(Fp12 z, Fp12 x, Fp2 l0, Fp2 l1, Fp2 l3) {
        m.b0.multiply(x.a0.b0, l0);
        m.b1.multiply(x.a0.b1, l0);
        m.b2.multiply(x.a0.b2, l0);
        multiplySparse(n, x.a1, l1, l3);
        p.add(x.a0, x.a1);
        q.b0.add(l0, l1);
        multiplySparse(p, p, q.b0, l3);
        p.subtract(p, m);
        z.a1.subtract(p, n);
        z.a1.tighten();
        shift(q, n);
        z.a0.add(q, m);
        z.a0.tighten();
    }

    /** z = 1 / x = (a0 - a1 w) / (a0^2 - v a1^2). */
    public void invert(Fp12 z, Fp12 x) {
        multiply(m, x.a0, x.a0);
        multiply(n, x.a1, x.a1);
        shift(q, n);
        m.subtract(m, q);
        m.tighten();
        invert(n, m);
        multiply(z.a0, x.a0, n);
        q.negate(x.a1);
        multiply(z.a1, q, n);
    }

    /** z = x x where x^(p^4 - p^2 + 1) = 1: three squarings in a field of degree four. */
    public void squareCyclotomic(Fp12 z, Fp12 x) {
        squareDegreeFour(m.b0, m.b1, x.a0.b0, x.a1.b1);
        squareDegreeFour(m.b2, n.b0, x.a1.b0, x.a0.b2);
        squareDegreeFour(n.b1, n.b2, x.a0.b1, x.a1.b2);
        n.b2.timesXi(n.b2);
        n.b2.tighten();
        thriceMinusTwice(z.a0.b0, m.b0, x.a0.b0);
        thriceMinusTwice(z.a0.b1, m.b2, x.a0.b1);
        thriceMinusTwice(z.a0.b2, n.b1, x.a0.b2);
        thricePlusTwice(z.a1.b0, n.b2, x.a1.b0);
        thricePlusTwice(z.a1.b1, m.b1, x.a1.b1);
        thricePlusTwice(z.a1.b2, n.b0, x.a1.b2);
    }

    /** (z0 + z1 y) = (x0 + x1 y)^2 with y^2 = xi; z1 is not tight. */
    private void squareDegreeFour(Fp2 z0, Fp2 z1, Fp2 x0, Fp2 x1) {
        v0.square(x0);
        v1.square(x1);
        s.add(x0, x1);
        z1.square(s);
        z1.subtract(z1, v0);
        z1.subtract(z1, v1);
        v1.timesXi(v1);
        z0.add(v1, v0);
    }

    private void thriceMinusTwice(Fp2 z, Fp2 square, Fp2 x) {
        t.subtract(square, x);
        t.times(t, 2);
        z.add(t, square);
        z.tighten();
    }

    private void thricePlusTwice(Fp2 z, Fp2 square, Fp2 x) {
        t.add(square, x);
        t.times(t, 2);
        z.add(t, square);
        z.tighten();
    }
}
