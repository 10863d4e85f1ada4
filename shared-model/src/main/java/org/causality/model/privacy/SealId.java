package org.causality.model.privacy;

import org.causality.model.codec.Bytes32;

/** SHA-256(tag ‖ canonical sealed order without signature). Another key's copy of a commitment is another seal. */
public record SealId(Bytes32 value) implements Comparable<SealId> {

    public static SealId parseHex(String text) {
        return new SealId(Bytes32.parseHex(text));
    }

    public String hex() {
        return value.hex();
    }

    @Override
    public int compareTo(SealId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return hex();
    }
}
