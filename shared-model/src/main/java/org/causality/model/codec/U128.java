package org.causality.model.codec;

import java.math.BigInteger;

/** An unsigned 128-bit amount as two words. Text form: decimal. */
public record U128(long high, long low) implements Comparable<U128> {

    public static final U128 ZERO = new U128(0, 0);

    /** @throws IllegalArgumentException unless the value is an unsigned 128-bit integer */
    public U128(BigInteger value) {
        if (value.signum() < 0 || value.bitLength() > 128) {
            throw new IllegalArgumentException("an amount is an unsigned 128-bit integer");
        }
        this(value.shiftRight(64).longValue(), value.longValue());
    }

    public static U128 of(long value) {
        return new U128(BigInteger.valueOf(value));
    }

    /** @throws IllegalArgumentException unless the text is a plain decimal in range */
    public static U128 parse(String decimal) {
        return new U128(Decimals.parse(decimal, 39));
    }

    public BigInteger value() {
        return new BigInteger(1, new Bytes32(0, 0, high, low).toArray());
    }

    @Override
    public int compareTo(U128 other) {
        int order = Long.compareUnsigned(high, other.high);
        return order == 0 ? Long.compareUnsigned(low, other.low) : order;
    }

    @Override
    public String toString() {
        return value().toString();
    }
}
