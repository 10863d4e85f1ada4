package org.causality.model.codec;

import java.util.List;

/** An enum whose values have a number on the wire, independent of their order in the source. */
public interface Coded {

    int code();

    /** The value with this code. @throws IllegalArgumentException when there is none */
    static <T extends Coded> T of(List<T> values, int code) {
        for (T value : values) {
            if (value.code() == code) {
                return value;
            }
        }
        throw new IllegalArgumentException("unknown code " + code);
    }
}
