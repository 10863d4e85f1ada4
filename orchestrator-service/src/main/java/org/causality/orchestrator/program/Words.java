package org.causality.orchestrator.program;

import java.math.BigInteger;
import org.causality.model.codec.Bytes32;

/** Field elements as 32 bytes, big-endian. */
final class Words {
    private Words() {}

    static BigInteger number(Bytes32 word) {
        return new BigInteger(1, word.toArray());
    }

    static Bytes32 of(BigInteger number) {
        byte[] twos = number.toByteArray();
        byte[] word = new byte[Bytes32.SIZE];
        int from = Math.max(0, twos.length - Bytes32.SIZE);
        System.arraycopy(twos, from, word, Bytes32.SIZE - (twos.length - from), twos.length - from);
        return Bytes32.of(word);
    }
}
