package org.causality.groth16.verify;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;

/**
 * A verifying key of PLONK as it came in; {@link PlonkVerifier#prepare} looks at it.
 *
 * @param inputs number of public inputs
 * @param power log2 of the number of gates
 * @param k1 names the coset of the second wire
 * @param k2 names the coset of the third wire
 * @param selectors commitments to qM, qL, qR, qO, qC; infinity is allowed
 * @param permutation commitments to the three permutation polynomials
 * @param x2 the ceremony's secret times the generator of G2
 * @param root a primitive 2^power-th root of one
 */
public record PlonkKey(
        int inputs,
        int power,
        BigInteger k1,
        BigInteger k2,
        List<RawG1> selectors,
        List<RawG1> permutation,
        RawG2 x2,
        BigInteger root) {
    public static final int SELECTORS = 5;
    public static final int WIRES = 3;
    /** r - 1 has 28 factors of two. */
    public static final int POWER_MAX = 28;

    /** Throws {@link IllegalArgumentException} for a shape no key has. */
    public PlonkKey {
        selectors = List.copyOf(selectors);
        permutation = List.copyOf(permutation);
        if (selectors.size() != SELECTORS || permutation.size() != WIRES) {
            throw new IllegalArgumentException(
                    selectors.size() + " selectors, " + permutation.size() + " permutations");
        }
        if (inputs < 0 || inputs > VerifyingKey.INPUTS_MAX || power < 1 || power > POWER_MAX) {
            throw new IllegalArgumentException(inputs + " inputs, 2^" + power + " gates");
        }
    }

    /** All commitments, in the order in which the transcript hears them. */
    Stream<RawG1> commitments() {
        return Stream.concat(selectors.stream(), permutation.stream());
    }
}
