package org.causality.libp2p.crypto;

/** Diffie-Hellman on Curve25519 as in RFC 7748, by Bouncy Castle: faster than the JDK's, and no native has it here. */
public final class X25519 {
    /** Length of keys and of shared secrets. */
    public static final int KEY_BYTES = 32;

    /** The one instance; it has no state. */
    static final X25519 INSTANCE = new X25519();

    private X25519() {}

    /** Who computes, for the operator. */
    public String provider() {
        return "Bouncy Castle";
    }

    /** The public key of a secret of 32 random bytes. */
    public byte[] publicKey(byte[] secret) {
        byte[] key = new byte[KEY_BYTES];
        org.bouncycastle.math.ec.rfc7748.X25519.scalarMultBase(secret, 0, key, 0);
        return key;
    }

    /** Computes the shared secret into {@code shared}; false when the other key gives the all-zero secret. */
    public boolean agree(byte[] secret, byte[] publicKey, byte[] shared) {
        return org.bouncycastle.math.ec.rfc7748.X25519.calculateAgreement(secret, 0, publicKey, 0, shared, 0);
    }
}
