package org.causality.groth16.curve;

import org.causality.groth16.field.Fp;

/**
 * A mutable point of G1 in Jacobian coordinates, x = X / Z^2 and y = Y / Z^3; infinity has Z = 0. Added and doubled by
 * a {@link G1Law}.
 */
public final class G1 {
    final Fp x = new Fp();
    final Fp y = new Fp();
    final Fp z = new Fp();
    boolean infinite = true;

    /** Infinity. */
    public G1() {}

    public static G1 of(G1Affine p) {
        G1 q = new G1();
        q.set(p);
        return q;
    }

    public boolean isInfinity() {
        return infinite;
    }

    /** X, not to be changed. */
    public Fp x() {
        return x;
    }

    /** Y, not to be changed. */
    public Fp y() {
        return y;
    }

    /** Z, not to be changed; not zero unless the point is infinity. */
    public Fp z() {
        return z;
    }

    public void setInfinity() {
        infinite = true;
    }

    public void set(G1 p) {
        infinite = p.infinite;
        x.set(p.x);
        y.set(p.y);
        z.set(p.z);
    }

    public void set(G1Affine p) {
        infinite = p.isInfinity();
        x.set(p.x());
        y.set(p.y());
        z.set(Fp.of(1));
    }

    public G1Affine toAffine() {
        return toAffine(new G1[] {this})[0];
    }

    /** All of them with one inversion. */
    public static G1Affine[] toAffine(G1[] points) {
        Fp[] inverses = new Fp[points.length];
        for (int i = 0; i < points.length; i++) {
            inverses[i] = points[i].infinite ? Fp.of(1) : points[i].z.copy();
        }
        Fp.invertAll(inverses);
        G1Affine[] affine = new G1Affine[points.length];
        for (int i = 0; i < points.length; i++) {
            affine[i] = points[i].infinite ? G1Affine.INFINITY : points[i].toAffine(inverses[i]);
        }
        return affine;
    }

    private G1Affine toAffine(Fp inverse) {
        Fp square = new Fp();
        Fp ax = new Fp();
        Fp ay = new Fp();
        square.square(inverse);
        ax.multiply(x, square);
        square.multiply(square, inverse);
        ay.multiply(y, square);
        ax.tighten();
        ay.tighten();
        return new G1Affine(ax, ay);
    }
}
