package org.causality.groth16.verify;

import java.math.BigInteger;
import java.util.List;
import org.causality.groth16.curve.G1Affine;
import org.causality.groth16.curve.G2Affine;
import org.causality.groth16.field.Fr;

/** A statement whose inputs are canonical and whose points are what they should be; only the equation is open. */
record CheckedStatement(G1Affine a, G2Affine b, G1Affine c, List<BigInteger> inputs) {

    static Decoded<CheckedStatement> of(Statement statement, int inputs) {
        if (statement.inputs().size() != inputs) {
            return Decoded.refused(Reason.INPUT_COUNT, statement.inputs().size() + " instead of " + inputs);
        }
        for (int i = 0; i < inputs; i++) {
            BigInteger input = statement.inputs().get(i);
            if (input.signum() < 0 || input.compareTo(Fr.MODULUS) >= 0) {
                return Decoded.refused(Reason.NON_CANONICAL_INPUT, "input " + i);
            }
        }
        Proof proof = statement.proof();
        return proof.a()
                .check("pi_a")
                .then(a -> proof.c()
                        .check("pi_c")
                        .then(c -> proof.b()
                                .check("pi_b")
                                .then(b -> new Decoded.Good<>(new CheckedStatement(a, b, c, statement.inputs())))));
    }
}
