package org.causality.libp2p.addressbook;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.random.RandomGenerator;

/**
 * SipHash-2-4 under a secret key: nobody outside can tell where an address will lie, or choose addresses that lie in one
 * place. Source: Aumasson and Bernstein, "SipHash: a fast short-input PRF" (2012).
 */
public final class KeyedHash {
    private static final VarHandle LITTLE_ENDIAN_WORDS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int ROUNDS = 2;
    private static final int LAST_ROUNDS = 4;

    private final long first;
    private final long second;

    /** A hash under a key of 128 bits. */
    public KeyedHash(long first, long second) {
        this.first = first;
        this.second = second;
    }

    /** A hash under a new key. */
    public static KeyedHash drawn(RandomGenerator random) {
        return new KeyedHash(random.nextLong(), random.nextLong());
    }

    /** The hash of whole words of 64 bits, each as eight bytes, least significant first. */
    public long of(long... words) {
        Rounds rounds = new Rounds(first, second);
        for (long word : words) {
            rounds.absorb(word);
        }
        return rounds.finish(((long) words.length * Long.BYTES) << 56);
    }

    /** The hash of bytes. */
    public long of(byte[] bytes) {
        Rounds rounds = new Rounds(first, second);
        int whole = bytes.length - bytes.length % Long.BYTES;
        for (int at = 0; at < whole; at += Long.BYTES) {
            rounds.absorb((long) LITTLE_ENDIAN_WORDS.get(bytes, at));
        }
        return rounds.finish(((long) bytes.length << 56) | word(bytes, whole, bytes.length - whole));
    }

    private static long word(byte[] bytes, int from, int count) {
        long word = 0;
        for (int i = 0; i < count; i++) {
            word |= (bytes[from + i] & 0xffL) << (8 * i);
        }
        return word;
    }

    private static final class Rounds {
        private long v0;
        private long v1;
        private long v2;
        private long v3;

        Rounds(long first, long second) {
            v0 = first ^ 0x736f6d6570736575L;
            v1 = second ^ 0x646f72616e646f6dL;
            v2 = first ^ 0x6c7967656e657261L;
            v3 = second ^ 0x7465646279746573L;
        }

        void absorb(long word) {
            v3 ^= word;
            mix(ROUNDS);
            v0 ^= word;
        }

        long finish(long lastWord) {
            absorb(lastWord);
            v2 ^= 0xff;
            mix(LAST_ROUNDS);
            return v0 ^ v1 ^ v2 ^ v3;
        }

        private void mix(int times) {
            for (int i = 0; i < times; i++) {
                v0 += v1;
                v1 = Long.rotateLeft(v1, 13) ^ v0;
                v0 = Long.rotateLeft(v0, 32);
                v2 += v3;
                v3 = Long.rotateLeft(v3, 16) ^ v2;
                v0 += v3;
                v3 = Long.rotateLeft(v3, 21) ^ v0;
                v2 += v1;
                v1 = Long.rotateLeft(v1, 17) ^ v2;
                v2 = Long.rotateLeft(v2, 32);
            }
        }
    }
}
