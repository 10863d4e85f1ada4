package org.causality.libp2p.crypto;

/** Signatures as in RFC 8032. Implementations are safe from any thread. */
public interface Ed25519 {
    /** Who computes, for the operator. */
    String provider();

    /** The 32-byte public key of a 32-byte seed. */
    byte[] publicKey(byte[] seed);

    /** Prepares a seed for signing. */
    Signer signer(byte[] seed);

    /** Whether the signature is good; anything malformed is false. */
    boolean verify(byte[] publicKey, byte[] message, byte[] signature);

    /** Signs with one seed; safe from any thread. */
    @FunctionalInterface
    interface Signer {
        /** A signature of 64 bytes. */
        byte[] sign(byte[] message);
    }
}
