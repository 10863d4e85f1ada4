package org.causality.model.key;

import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.crypto.CryptoSuite;

/** An Ed25519 public key. Text form: {@code 0x} and 64 hex digits. */
public record PublicKey(Bytes32 value) implements Comparable<PublicKey> {

    public static PublicKey parseHex(String text) {
        return new PublicKey(Bytes32.parseHex(text));
    }

    public boolean verifies(Bytes message, Signature signature) {
        return CryptoSuite.best()
                .verifyEd25519(
                        value.toArray(),
                        message.unsafeArray(),
                        signature.bytes().unsafeArray());
    }

    public String hex() {
        return value.hex();
    }

    @Override
    public int compareTo(PublicKey other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return hex();
    }
}
