package org.causality.model.codec;

import java.math.BigInteger;

/** An unsigned 256-bit value, such as a storage slot holds. Text form: decimal. */
public record U256(BigInteger value) implements Comparable<U256> {

    public static final U256 ZERO = new U256(BigInteger.ZERO);

    public U256 {
        if (value.signum() < 0 || value.bitLength() > 256) {
            throw new IllegalArgumentException("a value is an unsigned 256-bit integer");
        }
    }

    public static U256 of(long value) {
        return new U256(BigInteger.valueOf(value));
    }

    /** @throws IllegalArgumentException unless the text is a plain decimal in range */
    public static U256 parse(String decimal) {
        return new U256(Decimals.parse(decimal, 78));
    }

    @Override
    public int compareTo(U256 other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
