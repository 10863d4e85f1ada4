package org.causality.groth16.curve;

import org.causality.groth16.field.Fp2;
import org.causality.groth16.field.Frobenius;

/**
 * The map psi of the twist: to the curve over Fp12, raise to the power p, and back. On the subgroup of order r it
 * multiplies by p, which tells its members from other points of the twist.
 *
 * <p>Source of the test: Dai, Lin, Zhao and Zhou, Fast Subgroup Membership Testings for G1, G2 and GT on
 * Pairing-friendly Curves (ePrint 2022/348): Q is a member if and only if
 * [x + 1] Q + psi([x] Q) + psi^2([x] Q) = psi^3([2x] Q).
 */
public final class TwistEndomorphism {
    private static final Fp2 FOR_X = Frobenius.constant(2);
    private static final Fp2 FOR_Y = Frobenius.constant(3);
    private static final int[] X_DIGITS = Curve.nonAdjacentForm(Curve.X);

    private TwistEndomorphism() {}

    /** psi(q). */
    public static G2Affine of(G2Affine q) {
        if (q.isInfinity()) {
            return q;
        }
        Fp2 x = new Fp2();
        Fp2 y = new Fp2();
        image(x, q.x(), FOR_X);
        image(y, q.y(), FOR_Y);
        return new G2Affine(x, y);
    }

    private static void apply(G2 q) {
        image(q.x, q.x, FOR_X);
        image(q.y, q.y, FOR_Y);
        q.z.conjugate(q.z);
        q.z.tighten();
    }

    private static void image(Fp2 z, Fp2 coordinate, Fp2 constant) {
        z.conjugate(coordinate);
        z.multiply(z, constant);
        z.tighten();
    }

    /** Whether a point of the twist has order r (or is infinity). */
    public static boolean isInSubgroup(G2Law law, G2Affine q) {
        G2 image = timesX(law, q);
        G2 left = new G2();
        left.set(image);
        law.add(left, q);
        apply(image);
        law.add(left, image);
        apply(image);
        law.add(left, image);
        apply(image);
        law.twice(image);
        return same(left, image);
    }

    private static G2 timesX(G2Law law, G2Affine q) {
        G2 sum = new G2();
        for (int i = X_DIGITS.length - 1; i >= 0; i--) {
            law.twice(sum);
            if (X_DIGITS[i] > 0) {
                law.add(sum, q);
            } else if (X_DIGITS[i] < 0) {
                law.subtract(sum, q);
            }
        }
        return sum;
    }

    private static boolean same(G2 p, G2 q) {
        if (p.infinite || q.infinite) {
            return p.infinite == q.infinite;
        }
        Fp2 pz = new Fp2();
        Fp2 qz = new Fp2();
        Fp2 left = new Fp2();
        Fp2 right = new Fp2();
        pz.square(p.z);
        qz.square(q.z);
        left.multiply(p.x, qz);
        right.multiply(q.x, pz);
        if (!left.sameAs(right)) {
            return false;
        }
        pz.multiply(pz, p.z);
        qz.multiply(qz, q.z);
        left.multiply(p.y, qz);
        right.multiply(q.y, pz);
        return left.sameAs(right);
    }
}
