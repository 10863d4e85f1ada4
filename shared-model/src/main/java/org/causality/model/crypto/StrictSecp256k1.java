package org.causality.model.crypto;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * Ethereum's rules for secp256k1 on every provider: r and s in [1, n), s in the lower half (EIP-2: otherwise every
 * signature has a twin), v only 27, 28, 0 or 1 (r never overflows the order in these).
 */
final class StrictSecp256k1 {
    static final int ADDRESS_BYTES = 20;
    static final BigInteger ORDER =
            new BigInteger("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141", 16);

    private static final int WORD_BYTES = 32;
    private static final int SIGNATURE_BYTES = 65;
    private static final int V_OFFSET = 64;
    private static final int V_BASE = 27;
    private static final byte[] NOTHING = {};
    private static final byte[] ORDER_BYTES = bytes(ORDER);
    private static final byte[] HALF_ORDER_BYTES = bytes(ORDER.shiftRight(1));
    private static final byte[] ZERO = new byte[WORD_BYTES];

    private final Secp256k1Engine engine;

    StrictSecp256k1(Secp256k1Engine engine) {
        this.engine = engine;
    }

    String provider() {
        return engine.provider();
    }

    byte[] recoverAddress(byte[] digest, byte[] signature) {
        if (digest.length != WORD_BYTES || signature.length != SIGNATURE_BYTES || !isInRange(signature)) {
            return NOTHING;
        }
        int parity = parity(signature[V_OFFSET]);
        return parity < 0 ? NOTHING : address(engine.recover(digest, Arrays.copyOf(signature, V_OFFSET), parity));
    }

    byte[] sign(byte[] privateKey, byte[] digest) {
        requireKey(privateKey, digest);
        byte[] compact = engine.sign(privateKey, digest);
        byte[] signer = engine.publicKey(privateKey);
        int parity = Arrays.equals(signer, engine.recover(digest, compact, 0)) ? 0 : 1;
        byte[] signature = Arrays.copyOf(compact, SIGNATURE_BYTES);
        signature[V_OFFSET] = (byte) (V_BASE + parity);
        return signature;
    }

    private static boolean isInRange(byte[] signature) {
        return isBelow(signature, 0, ORDER_BYTES)
                && !isZero(signature, 0)
                && !isBelow(HALF_ORDER_BYTES, 0, Arrays.copyOfRange(signature, WORD_BYTES, V_OFFSET))
                && !isZero(signature, WORD_BYTES);
    }

    private static int parity(byte v) {
        return switch (v) {
            case 0, V_BASE -> 0;
            case 1, V_BASE + 1 -> 1;
            default -> -1;
        };
    }

    private static byte[] address(byte[] point) {
        if (point.length != Secp256k1Engine.POINT_BYTES) {
            return NOTHING;
        }
        byte[] hash = ComposedSuite.keccak(Arrays.copyOfRange(point, 1, point.length));
        return Arrays.copyOfRange(hash, hash.length - ADDRESS_BYTES, hash.length);
    }

    private static void requireKey(byte[] privateKey, byte[] digest) {
        if (privateKey.length != WORD_BYTES || digest.length != WORD_BYTES) {
            throw new IllegalArgumentException("A secp256k1 key and a digest have 32 bytes each");
        }
        if (isZero(privateKey, 0) || !isBelow(privateKey, 0, ORDER_BYTES)) {
            throw new IllegalArgumentException("A secp256k1 key lies between 1 and the group order");
        }
    }

    private static boolean isBelow(byte[] value, int offset, byte[] limit) {
        return Arrays.compareUnsigned(value, offset, offset + WORD_BYTES, limit, 0, WORD_BYTES) < 0;
    }

    private static boolean isZero(byte[] value, int offset) {
        return Arrays.equals(value, offset, offset + WORD_BYTES, ZERO, 0, WORD_BYTES);
    }

    /** 32 bytes, big-endian, of a number below 2^256. */
    static byte[] bytes(BigInteger value) {
        byte[] raw = value.toByteArray();
        byte[] word = new byte[WORD_BYTES];
        int taken = Math.min(raw.length, WORD_BYTES);
        System.arraycopy(raw, raw.length - taken, word, WORD_BYTES - taken, taken);
        return word;
    }
}
