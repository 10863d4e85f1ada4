package org.causality.groth16.verify;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.causality.groth16.curve.CurveEndomorphism;
import org.causality.groth16.curve.G1;
import org.causality.groth16.curve.G1Affine;
import org.causality.groth16.curve.G1Law;
import org.causality.groth16.curve.G1Table;
import org.causality.groth16.curve.G2Affine;
import org.causality.groth16.field.Fp12;
import org.causality.groth16.field.Tower;
import org.causality.groth16.pairing.CyclotomicPower;
import org.causality.groth16.pairing.FinalExponentiation;
import org.causality.groth16.pairing.FixedLines;
import org.causality.groth16.pairing.MillerLoop;

/**
 * What a key gives once and for all: the lines of -gamma and -delta, e(alpha, beta), and tables for the input points.
 *
 * @param target e(alpha, beta)
 * @param targetTurned e(alpha, beta) to the eigenvalue of {@link CurveEndomorphism}
 * @param tables one for each input point, the constant one first
 */
record PreparedKey(FixedLines minusGamma, FixedLines minusDelta, Fp12 target, Fp12 targetTurned, List<G1Table> tables) {

    static Decoded<PreparedKey> of(VerifyingKey key) {
        return key.alpha()
                .check("alpha")
                .then(alpha -> key.beta()
                        .check("beta")
                        .then(beta -> key.gamma()
                                .check("gamma")
                                .then(gamma -> key.delta()
                                        .check("delta")
                                        .then(delta -> tables(key.inputPoints())
                                                .then(tables ->
                                                        new Decoded.Good<>(of(alpha, beta, gamma, delta, tables)))))));
    }

    private static Decoded<List<G1Table>> tables(List<RawG1> points) {
        List<G1Table> tables = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            switch (points.get(i).checkMaybeInfinity("input point " + i)) {
                case Decoded.Good<G1Affine>(G1Affine point) -> tables.add(new G1Table(point));
                case Decoded.Refused<G1Affine>(Reason reason, String what) -> {
                    return Decoded.refused(reason, what);
                }
            }
        }
        return new Decoded.Good<>(List.copyOf(tables));
    }

    private static PreparedKey of(G1Affine alpha, G2Affine beta, G2Affine gamma, G2Affine delta, List<G1Table> tables) {
        Tower tower = new Tower();
        MillerLoop loop = new MillerLoop(tower);
        loop.add(alpha, beta);
        Fp12 target = new FinalExponentiation(tower).of(loop.run());
        Fp12 turned = new CyclotomicPower(tower, CurveEndomorphism.EIGENVALUE).of(target);
        return new PreparedKey(new FixedLines(gamma.negate()), new FixedLines(delta.negate()), target, turned, tables);
    }

    int inputs() {
        return tables.size() - 1;
    }

    /** constant inputPoint[0] + inputs[0] inputPoint[1] + ...; all of them below r. */
    G1 combine(G1Law law, BigInteger constant, List<BigInteger> inputs) {
        G1 sum = new G1();
        tables.getFirst().addMultiple(law, sum, constant);
        for (int i = 0; i < inputs.size(); i++) {
            tables.get(i + 1).addMultiple(law, sum, inputs.get(i));
        }
        return sum;
    }
}
