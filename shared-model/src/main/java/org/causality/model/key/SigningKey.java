package org.causality.model.key;

import java.security.SecureRandom;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.crypto.CryptoSuite;

/** An Ed25519 private key. Holds its seed for good: no accessor, no text form, no serial form. */
public final class SigningKey {

    private final byte[] seed;
    private final PublicKey publicKey;

    private SigningKey(byte[] seed) {
        this.seed = seed;
        this.publicKey = new PublicKey(Bytes32.of(CryptoSuite.best().ed25519PublicKey(seed)));
    }

    /** @throws IllegalArgumentException unless the seed has 32 bytes */
    public static SigningKey fromSeed(byte[] seed) {
        return new SigningKey(Bytes32.of(seed).toArray());
    }

    /** A fresh key: what every FEED and RECEIPT sub-key is at process start. */
    public static SigningKey generate(SecureRandom random) {
        byte[] seed = new byte[Bytes32.SIZE];
        random.nextBytes(seed);
        return new SigningKey(seed);
    }

    public PublicKey publicKey() {
        return publicKey;
    }

    public Signature sign(Bytes message) {
        return new Signature(Bytes.wrap(CryptoSuite.best().signEd25519(seed, message.unsafeArray())));
    }

    @Override
    public String toString() {
        return "SigningKey(" + publicKey + ")";
    }
}
