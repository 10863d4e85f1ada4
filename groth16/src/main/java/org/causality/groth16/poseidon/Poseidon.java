package org.causality.groth16.poseidon;

import java.math.BigInteger;
import org.causality.groth16.field.Fr;

/** Poseidon of two numbers, outside of a circuit. */
public final class Poseidon {
    private Poseidon() {}

    /** Both arguments are taken modulo r. */
    public static BigInteger hash(BigInteger left, BigInteger right) {
        Fr[] state = {new Fr(), Fr.of(left), Fr.of(right)};
        for (int round = 0; round < PoseidonParameters.ROUNDS; round++) {
            for (int i = 0; i < state.length; i++) {
                state[i].add(state[i], PoseidonParameters.constant(round, i));
            }
            fifthPower(state[0]);
            if (PoseidonParameters.isFull(round)) {
                fifthPower(state[1]);
                fifthPower(state[2]);
            }
            state = mix(state);
        }
        return state[0].toBigInteger();
    }

    private static void fifthPower(Fr x) {
        Fr fourth = new Fr();
        fourth.square(x);
        fourth.square(fourth);
        x.multiply(x, fourth);
    }

    private static Fr[] mix(Fr[] state) {
        Fr[] mixed = new Fr[state.length];
        Fr term = new Fr();
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] = new Fr();
            for (int j = 0; j < state.length; j++) {
                term.multiply(state[j], PoseidonParameters.mix(i, j));
                mixed[i].add(mixed[i], term);
            }
            mixed[i].tighten();
        }
        return mixed;
    }
}
