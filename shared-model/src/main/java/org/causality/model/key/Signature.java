package org.causality.model.key;

import org.causality.model.codec.Bytes;

/** An Ed25519 signature: 64 bytes. */
public record Signature(Bytes bytes) {

    public static final int SIZE = 64;

    public Signature {
        if (bytes.size() != SIZE) {
            throw new IllegalArgumentException("a signature has 64 bytes, not " + bytes.size());
        }
    }
}
