package org.causality.groth16.verify;

import java.math.BigInteger;
import java.nio.ByteBuffer;

/** Unsigned 256-bit numbers in 32 bytes, big endian, as the EVM has them. */
final class Words {
    static final int BYTES = 32;

    private Words() {}

    static void requireWord(BigInteger value) {
        if (!isWord(value)) {
            throw new IllegalArgumentException("not an unsigned 256-bit number: " + value);
        }
    }

    static boolean isWord(BigInteger value) {
        return value.signum() >= 0 && value.bitLength() <= 8 * BYTES;
    }

    static BigInteger read(ByteBuffer from) {
        byte[] word = new byte[BYTES];
        from.get(word);
        return new BigInteger(1, word);
    }

    static void write(ByteBuffer to, BigInteger value) {
        byte[] bytes = value.toByteArray();
        int sign = bytes.length > BYTES ? 1 : 0;
        for (int i = bytes.length - sign; i < BYTES; i++) {
            to.put((byte) 0);
        }
        to.put(bytes, sign, bytes.length - sign);
    }
}
