package org.causality.model.network;

import java.util.regex.Pattern;

/** A CAIP-2 chain id, such as {@code eip155:1}: 1 to 64 characters. */
public record ChainId(String value) implements Comparable<ChainId> {

    public static final int SIZE_MAX = 64;

    private static final Pattern FORM = Pattern.compile("[-a-z0-9]{3,8}:[-_a-zA-Z0-9]{1,32}");

    public ChainId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a chain id is CAIP-2 text such as eip155:1");
        }
    }

    @Override
    public int compareTo(ChainId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
