package org.causality.groth16.poseidon;

import java.math.BigInteger;
import org.causality.groth16.field.Fr;

/**
 * The 80-bit shift register that Poseidon's parameters come from, started with what the hash is: field, exponent, field
 * bits, state size, rounds. Every second bit decides whether the next is kept.
 */
final class Grain {
    private static final int STATE_BITS = 80;
    private static final int WARM_UP = 160;
    private static final int FIELD_BITS = 254;
    private static final int[] TAPS = {62, 51, 38, 23, 13, 0};

    private final boolean[] state = new boolean[STATE_BITS];
    private int filled;
    private int head;

    Grain(int stateSize, int fullRounds, int partialRounds) {
        fill(1, 2);
        fill(0, 4);
        fill(FIELD_BITS, 12);
        fill(stateSize, 12);
        fill(fullRounds, 10);
        fill(partialRounds, 10);
        fill((1 << 30) - 1, 30);
        for (int i = 0; i < WARM_UP; i++) {
            step();
        }
    }

    private void fill(int value, int bits) {
        for (int bit = bits - 1; bit >= 0; bit--) {
            state[filled++] = ((value >> bit) & 1) == 1;
        }
    }

    private boolean step() {
        boolean bit = false;
        for (int tap : TAPS) {
            bit ^= state[(head + tap) % STATE_BITS];
        }
        state[head] = bit;
        head = (head + 1) % STATE_BITS;
        return bit;
    }

    private boolean keptBit() {
        while (!step()) {
            step();
        }
        return step();
    }

    private BigInteger number() {
        BigInteger number = BigInteger.ZERO;
        for (int i = 0; i < FIELD_BITS; i++) {
            number = number.shiftLeft(1);
            if (keptBit()) {
                number = number.setBit(0);
            }
        }
        return number;
    }

    /** The next number below r; others are thrown away. */
    Fr constant() {
        BigInteger number = number();
        while (number.compareTo(Fr.MODULUS) >= 0) {
            number = number();
        }
        return Fr.of(number);
    }

    /** The next number, reduced. */
    Fr reduced() {
        return Fr.of(number());
    }
}
