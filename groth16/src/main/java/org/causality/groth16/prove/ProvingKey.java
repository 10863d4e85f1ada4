package org.causality.groth16.prove;

import org.causality.groth16.circuit.Circuit;
import org.causality.groth16.curve.G1Affine;
import org.causality.groth16.curve.G2Affine;
import org.causality.groth16.verify.VerifyingKey;

/**
 * What a prover needs for one circuit, and the key that verifies what it makes. Does not change.
 *
 * <p>Names as in Groth's paper: with the set-up's secrets x, alpha, beta, gamma, delta, and u, v, w the polynomials of
 * the variables.
 */
public final class ProvingKey {
    final Circuit circuit;
    final Domain domain;
    final VerifyingKey verifyingKey;
    final G1Affine alpha;
    final G1Affine beta;
    final G2Affine betaTwist;
    final G1Affine delta;
    final G2Affine deltaTwist;
    /** u_i(x) for each variable. */
    final G1Affine[] left;
    /** v_i(x) for each variable. */
    final G1Affine[] right;
    /** The same in G2. */
    final G2Affine[] rightTwist;
    /** (beta u_i(x) + alpha v_i(x) + w_i(x)) / delta for each variable that is not public. */
    final G1Affine[] secret;
    /** x^i (x^n - 1) / delta. */
    final G1Affine[] quotient;

    ProvingKey(DevnetSetup setup, VerifyingKey verifyingKey) {
        this.verifyingKey = verifyingKey;
        circuit = setup.circuit();
        domain = setup.domain();
        alpha = setup.inG1(setup.alpha());
        beta = setup.inG1(setup.beta());
        delta = setup.inG1(setup.delta());
        betaTwist = setup.inG2(setup.beta());
        deltaTwist = setup.inG2(setup.delta());
        left = setup.inG1(setup.left());
        right = setup.inG1(setup.right());
        rightTwist = setup.inG2(setup.right());
        secret = setup.inG1(setup.secret());
        quotient = setup.inG1(setup.quotient());
    }

    public Circuit circuit() {
        return circuit;
    }

    public VerifyingKey verifyingKey() {
        return verifyingKey;
    }
}
