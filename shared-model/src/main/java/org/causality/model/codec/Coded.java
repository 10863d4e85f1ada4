package org.causality.model.codec;

import java.util.List;

/** An enum whose values have a number on the wire, independent of their order in the source. */
public interface Coded {

    int code();

    /** The value with this code. @throws IllegalArgumentException when there is none */
    static <T extends Coded> T of(List<T> values, int code) {
        // By index: decoders come here for every enum, and an iterator each time is what they would allocate most.
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i).code() == code) {
                return values.get(i);
            }
        }
        throw new IllegalArgumentException("unknown code " + code);
    }
}
