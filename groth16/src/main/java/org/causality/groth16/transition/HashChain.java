package org.causality.groth16.transition;

import java.math.BigInteger;
import java.util.List;
import org.causality.groth16.circuit.Circuit;
import org.causality.groth16.circuit.CircuitBuilder;
import org.causality.groth16.circuit.Linear;
import org.causality.groth16.poseidon.Poseidon;
import org.causality.groth16.poseidon.PoseidonCircuit;

/**
 * Somebody who knows the salt hashed the seed with it, a number of times. Public inputs: end, seed. 240 constraints per
 * step.
 */
public record HashChain(BigInteger seed, BigInteger salt, int steps) {

    public static Circuit circuit(int steps) {
        CircuitBuilder circuit = new CircuitBuilder("hash chain, " + steps + " steps");
        Linear end = circuit.publicInput();
        Linear at = circuit.publicInput();
        Linear salt = circuit.secretInput();
        for (int i = 0; i < steps; i++) {
            at = PoseidonCircuit.hash(circuit, at, salt);
        }
        circuit.requireEqual(at, end);
        return circuit.build();
    }

    public BigInteger end() {
        BigInteger at = seed;
        for (int i = 0; i < steps; i++) {
            at = Poseidon.hash(at, salt);
        }
        return at;
    }

    public List<BigInteger> publicInputs() {
        return List.of(end(), seed);
    }

    public List<BigInteger> secretInputs() {
        return List.of(salt);
    }
}
