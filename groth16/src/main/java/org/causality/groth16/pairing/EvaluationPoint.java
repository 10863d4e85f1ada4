package org.causality.groth16.pairing;

import org.causality.groth16.curve.G1;
import org.causality.groth16.field.Fp;

/**
 * A point of G1 as lines in normal form take it: x / y and 1 / y. Dividing a line by y changes nothing, because the
 * final exponentiation sends all of Fp to one.
 */
record EvaluationPoint(Fp xOverY, Fp oneOverY) {

    /** All of them with one inversion; none may be infinity. */
    static EvaluationPoint[] of(G1... points) {
        Fp[] inverses = new Fp[points.length];
        for (int i = 0; i < points.length; i++) {
            inverses[i] = points[i].y().copy();
        }
        Fp.invertAll(inverses);
        EvaluationPoint[] all = new EvaluationPoint[points.length];
        for (int i = 0; i < points.length; i++) {
            all[i] = of(points[i], inverses[i]);
        }
        return all;
    }

    private static EvaluationPoint of(G1 p, Fp inverse) {
        Fp xOverY = new Fp();
        Fp oneOverY = new Fp();
        xOverY.multiply(p.x(), p.z());
        xOverY.multiply(xOverY, inverse);
        oneOverY.square(p.z());
        oneOverY.multiply(oneOverY, p.z());
        oneOverY.multiply(oneOverY, inverse);
        return new EvaluationPoint(xOverY, oneOverY);
    }
}
