package org.causality.model.crypto;

/** One library's secp256k1, given only what {@link StrictSecp256k1} let through: r and s in range, s low. */
interface Secp256k1Engine {
    /** An uncompressed point: 0x04 ‖ x ‖ y. */
    int POINT_BYTES = 65;

    String provider();

    /** The uncompressed public key that made {@code r ‖ s}; yParity is 0 or 1. Empty when no key did. */
    byte[] recover(byte[] digest32, byte[] compact64, int yParity);

    /** {@code r ‖ s} with low s, nonce by RFC 6979. */
    byte[] sign(byte[] privateKey32, byte[] digest32);

    /** The uncompressed public key of a private key in [1, n). */
    byte[] publicKey(byte[] privateKey32);
}
