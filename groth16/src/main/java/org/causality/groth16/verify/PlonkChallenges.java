package org.causality.groth16.verify;

import java.math.BigInteger;
import java.util.List;

/** The challenges of one proof, in the order of the protocol's rounds; each follows from all that was said before it. */
record PlonkChallenges(Scalar beta, Scalar gamma, Scalar alpha, Scalar xi, Scalar v, Scalar u) {

    static PlonkChallenges of(PlonkKey key, PlonkProof proof, List<BigInteger> inputs) {
        PlonkTranscript transcript = new PlonkTranscript();
        Scalar beta = transcript
                .points(key.commitments())
                .numbers(inputs.stream())
                .points(proof.wires().stream())
                .challenge();
        Scalar gamma = transcript.number(beta.value()).challenge();
        Scalar alpha = transcript
                .number(beta.value())
                .number(gamma.value())
                .point(proof.z())
                .challenge();
        Scalar xi = transcript
                .number(alpha.value())
                .points(proof.quotient().stream())
                .challenge();
        Scalar v = transcript
                .number(xi.value())
                .numbers(proof.evaluations().stream())
                .challenge();
        Scalar u = transcript.point(proof.opening()).point(proof.openingNext()).challenge();
        return new PlonkChallenges(beta, gamma, alpha, xi, v, u);
    }
}
