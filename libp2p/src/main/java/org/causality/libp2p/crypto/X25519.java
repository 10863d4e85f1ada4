package org.causality.libp2p.crypto;

/** Diffie-Hellman on Curve25519 as in RFC 7748. Implementations are safe from any thread. */
public interface X25519 {
    /** Length of keys, of secrets and of shared secrets. */
    int KEY_BYTES = 32;

    /** Who computes, for the operator. */
    String provider();

    /** A new pair, of the provider's own randomness where it has a generator. */
    Pair generate();

    /** The pair of a secret of 32 bytes. */
    Pair of(byte[] secret);

    /** A secret and its public key; safe from any thread. */
    interface Pair {
        /** Not copied. */
        byte[] publicKey();

        /** Computes the shared secret into {@code shared}; false when the other key gives the all-zero secret. */
        boolean agree(byte[] publicKey, byte[] shared);
    }
}
