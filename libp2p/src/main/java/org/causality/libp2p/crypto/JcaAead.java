package org.causality.libp2p.crypto;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.security.Provider;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** ChaCha20-Poly1305 through a JCA provider, here Conscrypt (BoringSSL) or the JDK. */
final class JcaAead implements Aead {
    private static final int NONCE_BYTES = 12;
    private static final byte[] NONE = {};

    private final Cipher cipher;
    private final SecretKeySpec key;
    private final ByteBuffer nonce = ByteBuffer.allocate(NONCE_BYTES).order(ByteOrder.LITTLE_ENDIAN);

    private JcaAead(Cipher cipher, SecretKeySpec key) {
        this.cipher = cipher;
        this.key = key;
    }

    @Override
    public void seal(long counter, byte[] associated, ByteBuffer plain, ByteBuffer out) {
        try {
            init(Cipher.ENCRYPT_MODE, counter, associated);
            cipher.doFinal(plain, out);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealing failed in " + cipher.getProvider(), e);
        }
    }

    @Override
    public boolean open(long counter, byte[] associated, ByteBuffer sealed, ByteBuffer out) {
        if (sealed.remaining() < TAG_BYTES) {
            return false;
        }
        try {
            init(Cipher.DECRYPT_MODE, counter, associated);
            cipher.doFinal(sealed, out);
            return true;
        } catch (AEADBadTagException _) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("opening failed in " + cipher.getProvider(), e);
        }
    }

    private void init(int mode, long counter, byte[] associated) throws GeneralSecurityException {
        nonce.putLong(4, counter);
        cipher.init(mode, key, new IvParameterSpec(nonce.array()));
        if (associated.length > 0) {
            cipher.updateAAD(associated);
        }
    }

    /** Looks for the transformation in {@code provider}. */
    static Factory factory(Provider provider, String transformation) throws GeneralSecurityException {
        Factory factory = new JcaFactory(provider, transformation);
        factory.create(new byte[KEY_BYTES]).seal(0, NONE, ByteBuffer.allocate(1), ByteBuffer.allocate(1 + TAG_BYTES));
        return factory;
    }

    private record JcaFactory(Provider source, String transformation) implements Factory {
        @Override
        public String provider() {
            return source.getName() + " " + source.getVersionStr();
        }

        @Override
        public Aead create(byte[] key) {
            try {
                return new JcaAead(Cipher.getInstance(transformation, source), new SecretKeySpec(key, "ChaCha20"));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("no ChaCha20-Poly1305 in " + provider(), e);
            }
        }
    }
}
