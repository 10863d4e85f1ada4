package org.causality.groth16.pairing;

import org.causality.groth16.curve.G1Affine;
import org.causality.groth16.curve.G2Affine;
import org.causality.groth16.curve.TwistEndomorphism;
import org.causality.groth16.field.Fp12;
import org.causality.groth16.field.Fp2;
import org.causality.groth16.field.Tower;

/**
 * A point of G2 on its way through the loop, in homogeneous coordinates, and the lines it draws, taken at a point of
 * G1.
 *
 * <p>Source: Aranha, Barreto, Longa and Ricardini, The Realm of the Pairings (ePrint 2013/722), section 4, with all
 * coordinates of a doubling four times as large, which saves the halvings.
 */
final class MovingPoint {
    private static final Fp2 THREE_B = threeB();

    private final G1Affine p;
    private final G2Affine q;
    private final G2Affine opposite;
    private final Fp2 x;
    private final Fp2 y;
    private final Fp2 z = Fp2.of(1, 0);
    private final Fp2 l0 = new Fp2();
    private final Fp2 l1 = new Fp2();
    private final Fp2 l3 = new Fp2();
    private final Fp2 a = new Fp2();
    private final Fp2 b = new Fp2();
    private final Fp2 c = new Fp2();
    private final Fp2 d = new Fp2();
    private final Fp2 e = new Fp2();

    MovingPoint(G1Affine p, G2Affine q) {
        this.p = p;
        this.q = q;
        opposite = q.negate();
        x = q.x().copy();
        y = q.y().copy();
    }

    private static Fp2 threeB() {
        Fp2 z = new Fp2();
        z.times(G2Affine.threeOverXi(), 3);
        z.tighten();
        return z;
    }

    /** Doubles and multiplies the tangent in. */
    void twice(Tower tower, Fp12 f) {
        a.multiply(x, y);
        b.square(y);
        c.square(z);
        d.multiply(c, THREE_B);
        l0.add(y, z);
        l0.square(l0);
        l0.subtract(l0, b);
        l0.subtract(l0, c);
        l1.square(x);
        l3.subtract(d, b);
        e.times(d, 3);
        c.subtract(b, e);
        a.times(a, 2);
        x.multiply(a, c);
        x.tighten();
        e.add(b, e);
        e.tighten();
        y.square(e);
        d.square(d);
        d.times(d, 12);
        y.subtract(y, d);
        y.tighten();
        l0.tighten();
        b.times(b, 4);
        z.multiply(b, l0);
        z.tighten();
        l0.negate(l0);
        l1.times(l1, 3);
        multiplyIn(tower, f);
    }

    /** Adds or subtracts the point it started from and multiplies the chord in. */
    void add(Tower tower, Fp12 f, int sign) {
        add(tower, f, sign > 0 ? q : opposite);
    }

    /** The last two chords, through psi(q) and -psi^2(q). */
    void end(Tower tower, Fp12 f) {
        G2Affine image = TwistEndomorphism.of(q);
        add(tower, f, image);
        add(tower, f, TwistEndomorphism.of(image).negate());
    }

    private void add(Tower tower, Fp12 f, G2Affine to) {
        a.multiply(to.y(), z);
        a.subtract(y, a);
        b.multiply(to.x(), z);
        b.subtract(x, b);
        l3.multiply(b, to.y());
        c.multiply(a, to.x());
        l3.subtract(c, l3);
        l0.set(b);
        l1.negate(a);
        c.square(b);
        d.multiply(c, x);
        c.multiply(c, b);
        e.square(a);
        e.multiply(e, z);
        z.multiply(z, c);
        z.tighten();
        e.add(e, c);
        e.subtract(e, d);
        e.subtract(e, d);
        e.tighten();
        x.multiply(b, e);
        x.tighten();
        d.subtract(d, e);
        d.multiply(d, a);
        c.multiply(c, y);
        y.subtract(d, c);
        y.tighten();
        multiplyIn(tower, f);
    }

    private void multiplyIn(Tower tower, Fp12 f) {
        l0.multiply(l0, p.y());
        l1.multiply(l1, p.x());
        l0.tighten();
        l1.tighten();
        l3.tighten();
        tower.multiplyByLine(f, f, l0, l1, l3);
    }
}
