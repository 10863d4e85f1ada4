package org.causality.model.codec;

import java.math.BigInteger;

/**
 * An unsigned 256-bit value, such as a storage slot holds, as four big-endian words. Text form: decimal.
 *
 * @param w0 the highest word
 */
public record U256(long w0, long w1, long w2, long w3) implements Comparable<U256> {

    public static final U256 ZERO = new U256(0, 0, 0, 0);

    /** @throws IllegalArgumentException unless the value is an unsigned 256-bit integer */
    public U256(BigInteger value) {
        if (value.signum() < 0 || value.bitLength() > 256) {
            throw new IllegalArgumentException("a value is an unsigned 256-bit integer");
        }
        this(
                value.shiftRight(192).longValue(),
                value.shiftRight(128).longValue(),
                value.shiftRight(64).longValue(),
                value.longValue());
    }

    public static U256 of(long value) {
        return new U256(BigInteger.valueOf(value));
    }

    /** @throws IllegalArgumentException unless the text is a plain decimal in range */
    public static U256 parse(String decimal) {
        return new U256(Decimals.parse(decimal, 78));
    }

    /** A value from big-endian bytes as chains and events carry them. @throws IllegalArgumentException above 32 bytes */
    public static U256 ofBigEndian(Bytes bytes) {
        return new U256(new BigInteger(1, bytes.unsafeArray()));
    }

    public BigInteger value() {
        return new BigInteger(1, new Bytes32(w0, w1, w2, w3).toArray());
    }

    @Override
    public int compareTo(U256 other) {
        int order = Long.compareUnsigned(w0, other.w0);
        if (order == 0) {
            order = Long.compareUnsigned(w1, other.w1);
        }
        if (order == 0) {
            order = Long.compareUnsigned(w2, other.w2);
        }
        return order == 0 ? Long.compareUnsigned(w3, other.w3) : order;
    }

    @Override
    public String toString() {
        return value().toString();
    }
}
