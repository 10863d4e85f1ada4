package org.causality.model.message;

/** The seed's LamportTime: an unsigned 64-bit counter. A lower time does not mean "happened before". */
public record LamportTime(long value) implements Comparable<LamportTime> {

    public static final LamportTime ZERO = new LamportTime(0);

    /** The time right after this one. @throws ArithmeticException at the end of time */
    public LamportTime next() {
        if (value == -1) {
            throw new ArithmeticException("Lamport time is exhausted");
        }
        return new LamportTime(value + 1);
    }

    public LamportTime max(LamportTime other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** How far {@code later} is ahead of this; 0 when it is not. */
    public long ticksUntil(LamportTime later) {
        return compareTo(later) >= 0 ? 0 : later.value - value;
    }

    @Override
    public int compareTo(LamportTime other) {
        return Long.compareUnsigned(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toUnsignedString(value);
    }
}
