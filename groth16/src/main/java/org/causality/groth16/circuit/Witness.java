package org.causality.groth16.circuit;

import java.math.BigInteger;
import java.util.List;
import org.causality.groth16.field.Fr;

/** Values for all variables of a circuit that satisfy it. */
public final class Witness {
    private final List<BigInteger> publicInputs;
    private final Fr[] values;

    Witness(List<BigInteger> publicInputs, Fr[] values) {
        this.publicInputs = List.copyOf(publicInputs);
        this.values = values;
    }

    /** As a verifier takes them. */
    public List<BigInteger> publicInputs() {
        return publicInputs;
    }

    /** The value of a sum. */
    public Fr value(Linear sum) {
        return sum.value(values);
    }

    /** All values from a variable on, from 0 to r - 1. */
    public BigInteger[] numbersFrom(int variable) {
        BigInteger[] numbers = new BigInteger[values.length - variable];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = values[variable + i].toBigInteger();
        }
        return numbers;
    }
}
