package org.causality.groth16.verify;

import java.math.BigInteger;
import java.util.List;

/**
 * A proof of PLONK as it came in.
 *
 * @param wires commitments to the three wires a, b, c
 * @param z commitment to the permutation's product
 * @param quotient commitments to the three parts of the quotient
 * @param opening at the challenge xi
 * @param openingNext at xi times the root of one
 * @param evaluations at xi of a, b, c and the first two permutation polynomials, then of z at the next place
 */
public record PlonkProof(
        List<RawG1> wires,
        RawG1 z,
        List<RawG1> quotient,
        RawG1 opening,
        RawG1 openingNext,
        List<BigInteger> evaluations) {
    public static final int EVALUATIONS = 6;

    /** Throws {@link IllegalArgumentException} for another number of parts. */
    public PlonkProof {
        wires = List.copyOf(wires);
        quotient = List.copyOf(quotient);
        evaluations = List.copyOf(evaluations);
        if (wires.size() != PlonkKey.WIRES || quotient.size() != PlonkKey.WIRES || evaluations.size() != EVALUATIONS) {
            throw new IllegalArgumentException("not the parts of a PLONK proof");
        }
    }
}
