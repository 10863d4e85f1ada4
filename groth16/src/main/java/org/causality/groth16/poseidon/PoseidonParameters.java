package org.causality.groth16.poseidon;

import org.causality.groth16.field.Fr;

/** Round constants and the mixing matrix for a state of three, eight full and 57 partial rounds, exponent five. */
final class PoseidonParameters {
    static final int STATE = 3;
    static final int FULL_ROUNDS = 8;
    static final int PARTIAL_ROUNDS = 57;
    static final int ROUNDS = FULL_ROUNDS + PARTIAL_ROUNDS;

    private static final Fr[][] CONSTANTS = new Fr[ROUNDS][STATE];
    private static final Fr[][] MATRIX = new Fr[STATE][STATE];

    static {
        Grain grain = new Grain(STATE, FULL_ROUNDS, PARTIAL_ROUNDS);
        for (Fr[] round : CONSTANTS) {
            for (int i = 0; i < STATE; i++) {
                round[i] = grain.constant();
            }
        }
        fillMatrix(grain);
    }

    private PoseidonParameters() {}

    /** Cauchy's matrix, 1 / (x_i + y_j); that its numbers differ is checked by the tests' known answers. */
    private static void fillMatrix(Grain grain) {
        Fr[] xy = new Fr[2 * STATE];
        for (int i = 0; i < xy.length; i++) {
            xy[i] = grain.reduced();
        }
        for (int i = 0; i < STATE; i++) {
            for (int j = 0; j < STATE; j++) {
                Fr entry = new Fr();
                entry.add(xy[i], xy[STATE + j]);
                entry.invert(entry);
                MATRIX[i][j] = entry;
            }
        }
    }

    /** What is added to a place of the state at the beginning of a round; not to be changed. */
    static Fr constant(int round, int place) {
        return CONSTANTS[round][place];
    }

    /** How much of a place goes into another; not to be changed. */
    static Fr mix(int to, int from) {
        return MATRIX[to][from];
    }

    /** Whether all places go through the power in that round, or only the first. */
    static boolean isFull(int round) {
        return round < FULL_ROUNDS / 2 || round >= FULL_ROUNDS / 2 + PARTIAL_ROUNDS;
    }
}
