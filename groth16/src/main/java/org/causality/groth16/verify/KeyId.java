package org.causality.groth16.verify;

import java.util.HexFormat;
import java.util.Locale;

/** The name of a verifying key: SHA-256 of its canonical encoding, as 64 hex digits. */
public record KeyId(String hex) {
    private static final int BYTES = 32;

    /** Throws {@link IllegalArgumentException} when it is not 64 lower-case hex digits. */
    public KeyId {
        if (HexFormat.of().parseHex(hex).length != BYTES || !hex.equals(hex.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("not a key id: " + hex);
        }
    }

    @Override
    public String toString() {
        return hex;
    }
}
