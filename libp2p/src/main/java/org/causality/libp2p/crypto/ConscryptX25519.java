package org.causality.libp2p.crypto;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.spec.EncodedKeySpec;
import java.util.Arrays;
import javax.crypto.KeyAgreement;

/**
 * BoringSSL's X25519 through Conscrypt. Keys go in raw: in their ASN.1 shells a secret costs one more multiplication.
 */
final class ConscryptX25519 implements X25519 {
    private static final String ALGORITHM = "XDH";
    private static final byte[] BASE = Arrays.copyOf(new byte[] {9}, KEY_BYTES);

    private final Provider provider;
    private final KeyFactory keys;

    ConscryptX25519(Provider provider) throws GeneralSecurityException {
        this.provider = provider;
        keys = KeyFactory.getInstance(ALGORITHM, provider);
    }

    @Override
    public String provider() {
        return provider.getName() + " " + provider.getVersionStr();
    }

    @Override
    public Pair generate() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM, provider).generateKeyPair();
            byte[] encoded = pair.getPublic().getEncoded(); // an ASN.1 head of fixed length, then the key
            return new NativePair(
                    pair.getPrivate(), Arrays.copyOfRange(encoded, encoded.length - KEY_BYTES, encoded.length));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("X25519 key was not made by " + provider(), e);
        }
    }

    @Override
    public Pair of(byte[] secret) {
        try {
            PrivateKey key = keys.generatePrivate(new RawKey(secret));
            return new NativePair(key, agree(key, BASE));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("X25519 secret was not taken by " + provider(), e);
        }
    }

    private byte[] agree(PrivateKey secret, byte[] otherKey) throws GeneralSecurityException {
        PublicKey other = keys.generatePublic(new RawKey(otherKey));
        KeyAgreement agreement = KeyAgreement.getInstance(ALGORITHM, provider);
        agreement.init(secret);
        agreement.doPhase(other, true);
        return agreement.generateSecret();
    }

    private final class NativePair implements Pair {
        private final PrivateKey secret;
        private final byte[] publicKey;

        private NativePair(PrivateKey secret, byte[] publicKey) {
            this.secret = secret;
            this.publicKey = publicKey;
        }

        @Override
        public byte[] publicKey() {
            return publicKey;
        }

        @Override
        public boolean agree(byte[] otherKey, byte[] shared) {
            try {
                System.arraycopy(ConscryptX25519.this.agree(secret, otherKey), 0, shared, 0, KEY_BYTES);
                return true;
            } catch (InvalidKeyException _) {
                return false; // how Conscrypt says that the secret would be zero
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("X25519 failed in " + ConscryptX25519.this.provider(), e);
            }
        }
    }

    /** The format by which Conscrypt takes keys as they are. */
    private static final class RawKey extends EncodedKeySpec {
        private RawKey(byte[] key) {
            super(key);
        }

        @Override
        public String getFormat() {
            return "raw";
        }
    }
}
