package org.causality.groth16.curve;

import org.causality.groth16.field.Fp2;

/**
 * A mutable point of G2 in Jacobian coordinates, x = X / Z^2 and y = Y / Z^3; infinity has Z = 0. Added and doubled by
 * a {@link G2Law}.
 */
public final class G2 {
    final Fp2 x = new Fp2();
    final Fp2 y = new Fp2();
    final Fp2 z = new Fp2();
    boolean infinite = true;

    /** Infinity. */
    public G2() {}

    public static G2 of(G2Affine p) {
        G2 q = new G2();
        q.set(p);
        return q;
    }

    public boolean isInfinity() {
        return infinite;
    }

    /** X, not to be changed. */
    public Fp2 x() {
        return x;
    }

    /** Y, not to be changed. */
    public Fp2 y() {
        return y;
    }

    /** Z, not to be changed; not zero unless the point is infinity. */
    public Fp2 z() {
        return z;
    }

    public void setInfinity() {
        infinite = true;
    }

    public void set(G2 p) {
        infinite = p.infinite;
        x.set(p.x);
        y.set(p.y);
        z.set(p.z);
    }

    public void set(G2Affine p) {
        infinite = p.isInfinity();
        x.set(p.x());
        y.set(p.y());
        z.set(Fp2.of(1, 0));
    }

    public G2Affine toAffine() {
        return toAffine(new G2[] {this})[0];
    }

    /** All of them with one inversion. */
    public static G2Affine[] toAffine(G2[] points) {
        Fp2[] inverses = new Fp2[points.length];
        for (int i = 0; i < points.length; i++) {
            inverses[i] = points[i].infinite ? Fp2.of(1, 0) : points[i].z.copy();
        }
        Fp2.invertAll(inverses);
        G2Affine[] affine = new G2Affine[points.length];
        for (int i = 0; i < points.length; i++) {
            affine[i] = points[i].infinite ? G2Affine.INFINITY : points[i].toAffine(inverses[i]);
        }
        return affine;
    }

    private G2Affine toAffine(Fp2 inverse) {
        Fp2 square = new Fp2();
        Fp2 ax = new Fp2();
        Fp2 ay = new Fp2();
        square.square(inverse);
        ax.multiply(x, square);
        square.multiply(square, inverse);
        ay.multiply(y, square);
        ax.tighten();
        ay.tighten();
        return new G2Affine(ax, ay);
    }
}
