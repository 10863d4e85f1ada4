package org.causality.groth16.pairing;

import org.causality.groth16.curve.Curve;
import org.causality.groth16.field.Fp12;
import org.causality.groth16.field.Frobenius;
import org.causality.groth16.field.Tower;

/**
 * Raises to (p^12 - 1) / r. Source: Scott et al., On the Final Exponentiation for Calculating Pairings on Ordinary
 * Elliptic Curves (2009).
 */
public final class FinalExponentiation {
    private final Tower tower;
    private final CyclotomicPower byX;

    public FinalExponentiation(Tower tower) {
        this.tower = tower;
        byX = new CyclotomicPower(tower, Curve.X);
    }

    /** f^((p^12 - 1) / r). */
    public Fp12 of(Fp12 f) {
        return hard(easy(f));
    }

    /** f^((p^6 - 1)(p^2 + 1)); afterwards a conjugate is an inverse. */
    private Fp12 easy(Fp12 f) {
        Fp12 z = new Fp12();
        Fp12 t = new Fp12();
        tower.invert(t, f);
        z.conjugate(f);
        tower.multiply(z, z, t);
        Frobenius.twice(t, z);
        tower.multiply(z, t, z);
        return z;
    }

    /** m^((p^4 - p^2 + 1) / r) = y0 y1^2 y2^6 y3^12 y4^18 y5^30 y6^36 by the paper's chain. */
    private Fp12 hard(Fp12 m) {
        Fp12 mx = byX.of(m);
        Fp12 mx2 = byX.of(mx);
        Fp12 mx3 = byX.of(mx2);
        Fp12 y6 = inverseOfProductWithFrobenius(mx3, mx3);
        Fp12 y4 = inverseOfProductWithFrobenius(mx, mx2);
        Fp12 y5 = new Fp12();
        y5.conjugate(mx2);
        Fp12 y3 = new Fp12();
        Frobenius.once(y3, mx);
        y3.conjugate(y3);
        Fp12 y2 = new Fp12();
        Frobenius.twice(y2, mx2);
        Fp12 t0 = new Fp12();
        tower.squareCyclotomic(t0, y6);
        tower.multiply(t0, t0, y4);
        tower.multiply(t0, t0, y5);
        Fp12 t1 = new Fp12();
        tower.multiply(t1, y3, y5);
        tower.multiply(t1, t1, t0);
        tower.multiply(t0, t0, y2);
        tower.squareCyclotomic(t1, t1);
        tower.multiply(t1, t1, t0);
        tower.squareCyclotomic(t1, t1);
        Fp12 y1 = new Fp12();
        y1.conjugate(m);
        tower.multiply(t0, t1, y1);
        tower.multiply(t1, t1, y0(m));
        tower.squareCyclotomic(t0, t0);
        tower.multiply(t0, t0, t1);
        return t0;
    }

    /** m^p m^(p^2) m^(p^3). */
    private Fp12 y0(Fp12 m) {
        Fp12 z = new Fp12();
        Fp12 t = new Fp12();
        Frobenius.once(z, m);
        Frobenius.twice(t, m);
        tower.multiply(z, z, t);
        Frobenius.once(t, t);
        tower.multiply(z, z, t);
        return z;
    }

    /** 1 / (a b^p). */
    private Fp12 inverseOfProductWithFrobenius(Fp12 a, Fp12 b) {
        Fp12 z = new Fp12();
        Frobenius.once(z, b);
        tower.multiply(z, a, z);
        z.conjugate(z);
        return z;
    }
}
