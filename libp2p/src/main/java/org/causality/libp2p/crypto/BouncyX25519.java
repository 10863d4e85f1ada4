package org.causality.libp2p.crypto;

import java.security.SecureRandom;

/** Bouncy Castle's X25519, pure Java: right everywhere. */
final class BouncyX25519 implements X25519 {
    private static final SecureRandom RANDOM = new SecureRandom();

    @Override
    public String provider() {
        return "Bouncy Castle";
    }

    @Override
    public Pair generate() {
        byte[] secret = new byte[KEY_BYTES];
        RANDOM.nextBytes(secret);
        return of(secret);
    }

    @Override
    public Pair of(byte[] secret) {
        byte[] key = new byte[KEY_BYTES];
        org.bouncycastle.math.ec.rfc7748.X25519.scalarMultBase(secret, 0, key, 0);
        return new BouncyPair(secret.clone(), key);
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record BouncyPair(byte[] secret, byte[] publicKey) implements Pair {
        @Override
        public boolean agree(byte[] otherKey, byte[] shared) {
            return org.bouncycastle.math.ec.rfc7748.X25519.calculateAgreement(secret, 0, otherKey, 0, shared, 0);
        }
    }
}
