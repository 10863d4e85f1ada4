package org.causality.groth16.pairing;

import org.causality.groth16.curve.G2Affine;
import org.causality.groth16.curve.TwistEndomorphism;
import org.causality.groth16.field.Fp2;

/**
 * All lines that one point of G2 draws in the loop, in the loop's order, computed once: for the line through T with
 * slope s, the pair -s and s x(T) - y(T). At a point (x, y) of G1 it is y - s x w + (s x(T) - y(T)) w^3.
 *
 * <p>Source: Costello and Stebila, Fixed Argument Pairings (2010).
 */
public final class FixedLines {
    private final Fp2[] slopes = new Fp2[LoopCount.LINES];
    private final Fp2[] constants = new Fp2[LoopCount.LINES];
    private int count;
    private G2Affine at;

    /** @param q of order r */
    public FixedLines(G2Affine q) {
        at = q;
        G2Affine opposite = q.negate();
        for (int i = LoopCount.START; i >= 0; i--) {
            tangent();
            if (LoopCount.digit(i) != 0) {
                chord(LoopCount.digit(i) > 0 ? q : opposite);
            }
        }
        G2Affine image = TwistEndomorphism.of(q);
        chord(image);
        chord(TwistEndomorphism.of(image).negate());
    }

    Fp2 slope(int line) {
        return slopes[line];
    }

    Fp2 constant(int line) {
        return constants[line];
    }

    private void tangent() {
        Fp2 slope = new Fp2();
        Fp2 below = new Fp2();
        slope.square(at.x());
        slope.times(slope, 3);
        below.times(at.y(), 2);
        below.invert(below);
        slope.multiply(slope, below);
        draw(slope, at.x());
    }

    private void chord(G2Affine to) {
        Fp2 slope = new Fp2();
        Fp2 below = new Fp2();
        slope.subtract(to.y(), at.y());
        below.subtract(to.x(), at.x());
        below.invert(below);
        slope.multiply(slope, below);
        draw(slope, to.x());
    }

    /** Notes the line and moves to the sum of the two points it goes through. */
    private void draw(Fp2 slope, Fp2 otherX) {
        Fp2 constant = new Fp2();
        constant.multiply(slope, at.x());
        constant.subtract(constant, at.y());
        constant.tighten();
        Fp2 x = new Fp2();
        x.square(slope);
        x.subtract(x, at.x());
        x.subtract(x, otherX);
        x.tighten();
        Fp2 y = new Fp2();
        y.multiply(slope, x);
        y.subtract(constant, y);
        y.tighten();
        Fp2 negated = new Fp2();
        negated.negate(slope);
        negated.tighten();
        slopes[count] = negated;
        constants[count] = constant;
        count++;
        at = new G2Affine(x, y);
    }
}
