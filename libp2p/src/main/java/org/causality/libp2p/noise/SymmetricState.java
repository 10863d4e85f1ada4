package org.causality.libp2p.noise;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.causality.libp2p.crypto.Aead;
import org.causality.libp2p.crypto.Crypto;
import org.jspecify.annotations.Nullable;

/** The chaining key, the transcript hash and the key in use: section 5.2 of the Noise framework. */
final class SymmetricState {
    private static final byte[] NAME = "Noise_XX_25519_ChaChaPoly_SHA256".getBytes(StandardCharsets.US_ASCII);

    private final Aead.Factory ciphers;
    private byte[] chainingKey = NAME;
    private byte[] hash = NAME;
    private @Nullable Aead cipher;
    private long counter;

    SymmetricState(Aead.Factory ciphers) {
        this.ciphers = ciphers;
    }

    void mixHash(byte[] data) {
        var digest = Crypto.sha256();
        digest.update(hash);
        hash = digest.digest(data);
    }

    void mixKey(byte[] secret) {
        byte[][] derived = derive(secret);
        chainingKey = derived[0];
        cipher = ciphers.create(derived[1]);
        counter = 0;
    }

    byte[] encryptAndHash(byte[] plain) {
        byte[] sealed = plain;
        if (cipher != null) {
            sealed = new byte[plain.length + Aead.TAG_BYTES];
            cipher.seal(counter++, hash, ByteBuffer.wrap(plain), ByteBuffer.wrap(sealed));
        }
        mixHash(sealed);
        return sealed;
    }

    /** The plaintext, or null when it is not genuine. */
    byte @Nullable [] decryptAndHash(byte[] sealed) {
        byte[] plain = sealed;
        if (cipher != null) {
            if (sealed.length < Aead.TAG_BYTES) {
                return null;
            }
            plain = new byte[sealed.length - Aead.TAG_BYTES];
            if (!cipher.open(counter++, hash, ByteBuffer.wrap(sealed), ByteBuffer.wrap(plain))) {
                return null;
            }
        }
        mixHash(sealed);
        return plain;
    }

    /** Keys for the two directions, the initiator's first. */
    NoiseTransport split(boolean initiator) {
        byte[][] keys = derive(new byte[0]);
        Aead fromInitiator = ciphers.create(keys[0]);
        Aead fromResponder = ciphers.create(keys[1]);
        return initiator
                ? new NoiseTransport(fromInitiator, fromResponder)
                : new NoiseTransport(fromResponder, fromInitiator);
    }

    private byte[][] derive(byte[] input) {
        byte[] temporary = hmac(chainingKey, input);
        byte[] first = hmac(temporary, new byte[] {1});
        byte[] rest = Arrays.copyOf(first, first.length + 1);
        rest[first.length] = 2;
        return new byte[][] {first, hmac(temporary, rest)};
    }

    private static byte[] hmac(byte[] key, byte[] data) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
