package org.causality.model.codec;

import java.math.BigInteger;

/** The one text form of wide integers: digits only, no sign, no leading zero. */
public final class Decimals {

    private Decimals() {}

    /** @throws IllegalArgumentException unless the text is a canonical decimal of at most {@code digitsMax} digits */
    public static BigInteger parse(String text, int digitsMax) {
        boolean canonical = !text.isEmpty()
                && text.length() <= digitsMax
                && text.chars().allMatch(c -> c >= '0' && c <= '9')
                && (text.length() == 1 || text.charAt(0) != '0');
        if (!canonical) {
            throw new IllegalArgumentException("expected a decimal integer of at most " + digitsMax + " digits");
        }
        return new BigInteger(text);
    }

    /** @throws IllegalArgumentException unless the text is a canonical decimal below 2^64 */
    public static long parseUnsignedLong(String text) {
        BigInteger value = parse(text, 20);
        if (value.bitLength() > 64) {
            throw new IllegalArgumentException("expected an unsigned 64-bit integer");
        }
        return value.longValue();
    }
}
