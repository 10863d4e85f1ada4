package org.causality.groth16.curve;

import java.math.BigInteger;
import org.causality.groth16.field.Fp2;

/**
 * The group law of G2, with its own scratch space: one per thread or per computation.
 *
 * <p>Source: Bernstein and Lange, Explicit-Formulas Database, Jacobian coordinates with a = 0: dbl-2009-l, madd-2007-bl
 * and add-2007-bl.
 */
public final class G2Law {
    private final Fp2 a = new Fp2();
    private final Fp2 b = new Fp2();
    private final Fp2 c = new Fp2();
    private final Fp2 d = new Fp2();
    private final Fp2 e = new Fp2();
    private final Fp2 f = new Fp2();
    private final Fp2 g = new Fp2();

    /** p = p + p. */
    public void twice(G2 p) {
        if (p.infinite) {
            return;
        }
        a.square(p.x);
        b.square(p.y);
        c.square(b);
        d.add(p.x, b);
        d.square(d);
        d.subtract(d, a);
        d.subtract(d, c);
        d.times(d, 2);
        d.tighten();
        e.times(a, 3);
        f.times(p.y, 2);
        p.z.multiply(f, p.z);
        p.x.square(e);
        f.times(d, 2);
        p.x.subtract(p.x, f);
        p.x.tighten();
        d.subtract(d, p.x);
        p.y.multiply(e, d);
        c.times(c, 8);
        p.y.subtract(p.y, c);
        p.y.tighten();
    }

    /** p = p + q. */
    public void add(G2 p, G2Affine q) {
        add(p, q, false);
    }

    /** p = p - q. */
    public void subtract(G2 p, G2Affine q) {
        add(p, q, true);
    }

    private void add(G2 p, G2Affine q, boolean negated) {
        if (q.isInfinity()) {
            return;
        }
        g.times(q.y(), negated ? -1 : 1);
        if (p.infinite) {
            p.set(q);
            p.y.set(g);
            p.y.tighten();
            return;
        }
        a.square(p.z);
        b.multiply(q.x(), a);
        b.subtract(b, p.x);
        c.multiply(g, p.z);
        c.multiply(c, a);
        c.subtract(c, p.y);
        if (b.isZero()) {
            meet(p, c.isZero());
            return;
        }
        d.square(b);
        p.z.add(p.z, b);
        p.z.square(p.z);
        p.z.subtract(p.z, a);
        p.z.subtract(p.z, d);
        p.z.tighten();
        finish(p, p.x, p.y);
    }

    /** p = p + q. */
    public void add(G2 p, G2 q) {
        if (q.infinite) {
            return;
        }
        if (p.infinite) {
            p.set(q);
            return;
        }
        a.square(p.z);
        d.square(q.z);
        b.multiply(q.x, a);
        e.multiply(p.x, d);
        b.subtract(b, e);
        c.multiply(q.y, p.z);
        c.multiply(c, a);
        f.multiply(p.y, q.z);
        f.multiply(f, d);
        c.subtract(c, f);
        if (b.isZero()) {
            meet(p, c.isZero());
            return;
        }
        p.z.add(p.z, q.z);
        p.z.square(p.z);
        p.z.subtract(p.z, a);
        p.z.subtract(p.z, d);
        p.z.tighten();
        p.z.multiply(p.z, b);
        p.x.set(e);
        p.y.set(f);
        d.square(b);
        finish(p, p.x, p.y);
    }

    /** The end both additions share; b = H, c = r / 2, d = H^2. */
    private void finish(G2 p, Fp2 x, Fp2 y) {
        c.times(c, 2);
        c.tighten();
        d.times(d, 4);
        e.multiply(b, d);
        d.multiply(x, d);
        p.x.square(c);
        p.x.subtract(p.x, e);
        f.times(d, 2);
        p.x.subtract(p.x, f);
        p.x.tighten();
        d.subtract(d, p.x);
        d.multiply(d, c);
        e.times(e, 2);
        p.y.multiply(y, e);
        p.y.subtract(d, p.y);
        p.y.tighten();
    }

    /** Both have the same x. */
    private void meet(G2 p, boolean same) {
        if (same) {
            twice(p);
        } else {
            p.setInfinity();
        }
    }

    /** e p for e &gt;= 0, one bit at a time. */
    public G2 multiple(G2Affine p, BigInteger factor) {
        G2 sum = new G2();
        for (int bit = factor.bitLength() - 1; bit >= 0; bit--) {
            twice(sum);
            if (factor.testBit(bit)) {
                add(sum, p);
            }
        }
        return sum;
    }
}
