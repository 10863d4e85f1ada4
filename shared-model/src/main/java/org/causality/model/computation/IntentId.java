package org.causality.model.computation;

import org.causality.model.codec.Bytes32;

/** SHA-256(tag ‖ canonical intent). */
public record IntentId(Bytes32 value) implements Comparable<IntentId> {

    public static IntentId parseHex(String text) {
        return new IntentId(Bytes32.parseHex(text));
    }

    public String hex() {
        return value.hex();
    }

    @Override
    public int compareTo(IntentId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return hex();
    }
}
