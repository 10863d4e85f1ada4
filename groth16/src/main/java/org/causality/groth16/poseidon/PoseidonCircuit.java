package org.causality.groth16.poseidon;

import org.causality.groth16.circuit.CircuitBuilder;
import org.causality.groth16.circuit.Linear;
import org.causality.groth16.field.Fr;

/** Poseidon of two numbers inside of a circuit: 240 constraints. */
public final class PoseidonCircuit {
    private PoseidonCircuit() {}

    public static Linear hash(CircuitBuilder circuit, Linear left, Linear right) {
        Linear[] state = {Linear.ZERO, left, right};
        for (int round = 0; round < PoseidonParameters.ROUNDS; round++) {
            for (int i = 0; i < state.length; i++) {
                state[i] = state[i].plus(Linear.constant(PoseidonParameters.constant(round, i)));
            }
            state[0] = round == 0 ? firstPower() : fifthPower(circuit, state[0]);
            if (PoseidonParameters.isFull(round)) {
                state[1] = fifthPower(circuit, state[1]);
                state[2] = fifthPower(circuit, state[2]);
            }
            state = mix(state);
        }
        return state[0];
    }

    /** The first place begins as a constant, and its power is one. */
    private static Linear firstPower() {
        Fr start = PoseidonParameters.constant(0, 0);
        Fr power = new Fr();
        power.square(start);
        power.square(power);
        power.multiply(power, start);
        return Linear.constant(power);
    }

    private static Linear fifthPower(CircuitBuilder circuit, Linear x) {
        Linear square = circuit.product(x, x);
        Linear fourth = circuit.product(square, square);
        return circuit.product(fourth, x);
    }

    private static Linear[] mix(Linear[] state) {
        Linear[] mixed = new Linear[state.length];
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] = Linear.ZERO;
            for (int j = 0; j < state.length; j++) {
                mixed[i] = mixed[i].plus(state[j].times(PoseidonParameters.mix(i, j)));
            }
        }
        return mixed;
    }
}
