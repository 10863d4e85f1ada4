package org.causality.groth16.verify;

import java.math.BigInteger;
import java.util.List;

/** A proof and the public inputs it is said to prove, in the key's order. */
public record Statement(Proof proof, List<BigInteger> inputs) {
    public Statement {
        inputs = List.copyOf(inputs);
    }
}
