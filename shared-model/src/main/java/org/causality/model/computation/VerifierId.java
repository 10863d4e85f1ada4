package org.causality.model.computation;

import org.causality.model.codec.Bytes;

/** Which verifier a proof is for: a 4-byte selector of the verifier registry, or the 32-byte id of a verifying key. */
public record VerifierId(Bytes value) {

    public static final int SELECTOR_SIZE = 4;
    public static final int KEY_ID_SIZE = 32;

    public VerifierId {
        if (value.size() != SELECTOR_SIZE && value.size() != KEY_ID_SIZE) {
            throw new IllegalArgumentException("a verifier is a 4-byte selector or a 32-byte key id");
        }
    }

    public static VerifierId parseHex(String text) {
        return new VerifierId(Bytes.parseHex(text));
    }

    public String hex() {
        return value.hex();
    }

    @Override
    public String toString() {
        return hex();
    }
}
