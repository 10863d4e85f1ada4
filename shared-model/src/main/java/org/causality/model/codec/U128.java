package org.causality.model.codec;

import java.math.BigInteger;

/** An unsigned 128-bit amount. Text form: decimal. */
public record U128(BigInteger value) implements Comparable<U128> {

    public static final U128 ZERO = new U128(BigInteger.ZERO);

    public U128 {
        if (value.signum() < 0 || value.bitLength() > 128) {
            throw new IllegalArgumentException("an amount is an unsigned 128-bit integer");
        }
    }

    public static U128 of(long value) {
        return new U128(BigInteger.valueOf(value));
    }

    /** @throws IllegalArgumentException unless the text is a plain decimal in range */
    public static U128 parse(String decimal) {
        return new U128(Decimals.parse(decimal, 39));
    }

    @Override
    public int compareTo(U128 other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
