package org.causality.groth16.curve;

import java.math.BigInteger;
import org.causality.groth16.field.Fp;

/**
 * The group law of G1, with its own scratch space: one per thread or per computation.
 *
 * <p>Source: Bernstein and Lange, Explicit-Formulas Database, Jacobian coordinates with a = 0: dbl-2009-l, madd-2007-bl
 * and add-2007-bl.
 */
public final class G1Law {
    private final Fp a = new Fp();
    private final Fp b = new Fp();
    private final Fp c = new Fp();
    private final Fp d = new Fp();
    private final Fp e = new Fp();
    private final Fp f = new Fp();
    private final Fp g = new Fp();

    /** p = p + p. */
    public void twice(G1 p) {
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
    public void add(G1 p, G1Affine q) {
        add(p, q, false);
    }

    /** p = p - q. */
    public void subtract(G1 p, G1Affine q) {
        add(p, q, true);
    }

    private void add(G1 p, G1Affine q, boolean negated) {
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
    public void add(G1 p, G1 q) {
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
    private void finish(G1 p, Fp x, Fp y) {
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
    private void meet(G1 p, boolean same) {
        if (same) {
            twice(p);
        } else {
            p.setInfinity();
        }
    }

    /** e p for e &gt;= 0, one bit at a time. */
    public G1 multiple(G1Affine p, BigInteger factor) {
        G1 sum = new G1();
        for (int bit = factor.bitLength() - 1; bit >= 0; bit--) {
            twice(sum);
            if (factor.testBit(bit)) {
                add(sum, p);
            }
        }
        return sum;
    }

    /** e p + f q, bit by bit of both (Straus, Addition chains of vectors, 1964), signed. */
    public G1 twoMultiples(G1Affine p, BigInteger e, G1Affine q, BigInteger f) {
        int[] forP = Curve.nonAdjacentForm(e);
        int[] forQ = Curve.nonAdjacentForm(f);
        G1 sum = new G1();
        for (int i = Math.max(forP.length, forQ.length) - 1; i >= 0; i--) {
            twice(sum);
            addDigit(sum, p, i < forP.length ? forP[i] : 0);
            addDigit(sum, q, i < forQ.length ? forQ[i] : 0);
        }
        return sum;
    }

    private void addDigit(G1 sum, G1Affine p, int digit) {
        if (digit != 0) {
            add(sum, p, digit < 0);
        }
    }
}
