package org.causality.groth16.verify;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.stream.Stream;
import org.bouncycastle.crypto.digests.KeccakDigest;

/**
 * What both sides have said since the last challenge, as snarkjs hears it: points and numbers as 32-byte words, big endian;
 * a challenge is the Keccak-256 of it, modulo r. Single owner.
 */
final class PlonkTranscript {
    private static final int HASH_BITS = 256;

    private final KeccakDigest heard = new KeccakDigest(HASH_BITS);

    PlonkTranscript points(Stream<RawG1> points) {
        points.forEach(this::point);
        return this;
    }

    PlonkTranscript point(RawG1 point) {
        ByteBuffer words = ByteBuffer.allocate(RawG1.BYTES);
        point.write(words);
        heard.update(words.array(), 0, RawG1.BYTES);
        return this;
    }

    PlonkTranscript numbers(Stream<BigInteger> numbers) {
        numbers.forEach(this::number);
        return this;
    }

    PlonkTranscript number(BigInteger number) {
        ByteBuffer word = ByteBuffer.allocate(Words.BYTES);
        Words.write(word, number);
        heard.update(word.array(), 0, Words.BYTES);
        return this;
    }

    /** The next challenge; what was heard is forgotten. */
    Scalar challenge() {
        byte[] hash = new byte[HASH_BITS / Byte.SIZE];
        int _ = heard.doFinal(hash, 0);
        return Scalar.of(new BigInteger(1, hash));
    }
}
