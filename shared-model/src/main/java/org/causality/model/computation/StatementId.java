package org.causality.model.computation;

import org.causality.model.codec.Bytes32;

/** What a proof proves: SHA-256(tag ‖ verifier, public inputs). Two proofs of one statement are redundant. */
public record StatementId(Bytes32 value) implements Comparable<StatementId> {

    public static StatementId parseHex(String text) {
        return new StatementId(Bytes32.parseHex(text));
    }

    public String hex() {
        return value.hex();
    }

    @Override
    public int compareTo(StatementId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return hex();
    }
}
