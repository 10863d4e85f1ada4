package org.causality.model.message;

import org.causality.model.codec.Bytes32;

/** SHA-256(tag ‖ canonical checkpoint). */
public record CheckpointId(Bytes32 value) implements Comparable<CheckpointId> {

    public String hex() {
        return value.hex();
    }

    @Override
    public int compareTo(CheckpointId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return hex();
    }
}
