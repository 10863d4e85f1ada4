package org.causality.groth16.verify;

import java.math.BigInteger;
import org.causality.groth16.field.Fr;

/**
 * A number modulo r as a value, for formulas that are evaluated once a proof; {@link Fr} is for inner loops.
 *
 * @param value from 0 to r - 1
 */
record Scalar(BigInteger value) {
    static final Scalar ZERO = of(BigInteger.ZERO);
    static final Scalar ONE = of(BigInteger.ONE);

    /** Reduced when it is not. */
    static Scalar of(BigInteger number) {
        return new Scalar(number.mod(Fr.MODULUS));
    }

    static boolean isCanonical(BigInteger number) {
        return number.signum() >= 0 && number.compareTo(Fr.MODULUS) < 0;
    }

    Scalar plus(Scalar other) {
        return of(value.add(other.value));
    }

    Scalar minus(Scalar other) {
        return of(value.subtract(other.value));
    }

    Scalar times(Scalar other) {
        return of(value.multiply(other.value));
    }

    Scalar negated() {
        return of(value.negate());
    }

    Scalar squared() {
        return times(this);
    }

    Scalar power(BigInteger exponent) {
        return new Scalar(value.modPow(exponent, Fr.MODULUS));
    }

    boolean isZero() {
        return value.signum() == 0;
    }

    /** Must not be zero. */
    Scalar inverted() {
        return new Scalar(value.modInverse(Fr.MODULUS));
    }
}
