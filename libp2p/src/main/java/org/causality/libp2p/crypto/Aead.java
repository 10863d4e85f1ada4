package org.causality.libp2p.crypto;

import java.nio.ByteBuffer;

/**
 * ChaCha20-Poly1305 as in RFC 8439 under one key. Not safe from several threads: a direction of a connection owns one.
 */
public interface Aead {
    /** Bytes that sealing adds. */
    int TAG_BYTES = 16;

    /** Key length. */
    int KEY_BYTES = 32;

    /**
     * Seals the remaining bytes of {@code plain} into {@code out}; both may be views of the same memory that start at
     * the same place. The nonce is 4 zero bytes and {@code counter} in little endian; a counter is used once a key.
     */
    void seal(long counter, byte[] associated, ByteBuffer plain, ByteBuffer out);

    /** Opens the remaining bytes of {@code sealed} into {@code out}; false when they are not genuine. */
    boolean open(long counter, byte[] associated, ByteBuffer sealed, ByteBuffer out);

    /** Makes instances, one a key. */
    interface Factory {
        /** Who computes, for the operator. */
        String provider();

        /** An instance under a key of 32 bytes. */
        Aead create(byte[] key);
    }
}
