package org.causality.groth16.pairing;

import java.util.ArrayList;
import java.util.List;
import org.causality.groth16.curve.G1;
import org.causality.groth16.curve.G1Affine;
import org.causality.groth16.curve.G2Affine;
import org.causality.groth16.field.Fp12;
import org.causality.groth16.field.Fp2;
import org.causality.groth16.field.Tower;

/**
 * The product of several pairings before the final exponentiation; they share the squarings. For one computation.
 *
 * <p>Source: F. Vercauteren, Optimal Pairings (2010); V. Miller, The Weil Pairing, and Its Efficient Calculation
 * (2004).
 */
public final class MillerLoop {
    private final Tower tower;
    private final List<MovingPoint> moving = new ArrayList<>();
    private final List<FixedLines> fixed = new ArrayList<>();
    private final List<G1> fixedAt = new ArrayList<>();
    private final Fp2 slope = new Fp2();
    private final Fp2 constant = new Fp2();

    public MillerLoop(Tower tower) {
        this.tower = tower;
    }

    /** Multiplies e(p, q) in. */
    public void add(G1Affine p, G2Affine q) {
        if (!p.isInfinity() && !q.isInfinity()) {
            moving.add(new MovingPoint(p, q));
        }
    }

    /** Multiplies e(p, q) in, where the lines of q are ready. */
    public void add(G1 p, FixedLines lines) {
        if (!p.isInfinity()) {
            fixed.add(lines);
            fixedAt.add(p);
        }
    }

    /** Runs the loop over all that was added. */
    public Fp12 run() {
        EvaluationPoint[] at = EvaluationPoint.of(fixedAt.toArray(G1[]::new));
        Fp12 f = Fp12.one();
        int line = 0;
        for (int i = LoopCount.START; i >= 0; i--) {
            tower.square(f, f);
            multiplyFixed(f, at, line++);
            moving.forEach(point -> point.twice(tower, f));
            int digit = LoopCount.digit(i);
            if (digit != 0) {
                multiplyFixed(f, at, line++);
                moving.forEach(point -> point.add(tower, f, digit));
            }
        }
        multiplyFixed(f, at, line++);
        multiplyFixed(f, at, line);
        moving.forEach(point -> point.end(tower, f));
        return f;
    }

    private void multiplyFixed(Fp12 f, EvaluationPoint[] at, int line) {
        for (int i = 0; i < at.length; i++) {
            FixedLines lines = fixed.get(i);
            slope.multiply(lines.slope(line), at[i].xOverY());
            constant.multiply(lines.constant(line), at[i].oneOverY());
            tower.multiplyByLine(f, f, slope, constant);
        }
    }
}
