package org.causality.model.message;

import org.causality.model.codec.Bytes32;

/** The id of something to be said: the same however often it is asked for. */
public record DraftId(Bytes32 value) {

    public String hex() {
        return value.hex();
    }

    @Override
    public String toString() {
        return hex();
    }
}
