package org.causality.groth16.field;

import java.math.BigInteger;

/**
 * An element of the scalar field: public inputs, witnesses, weights.
 *
 * <p>Mutable: {@code z.multiply(x, y)} makes z the product; z may be x or y. Sums stay unreduced; see {@link Residue}
 * for what a factor may be.
 */
public final class Fr extends Residue {
    /** The order r of the groups of BN254 (EIP-196). */
    public static final BigInteger MODULUS = Modulus.R.value();

    private static final BigInteger MINUS_TWO = MODULUS.subtract(BigInteger.TWO);

    /** Zero. */
    public Fr() {}

    /** Reduced when it is not. */
    public static Fr of(BigInteger value) {
        Fr z = new Fr();
        z.enterMontgomery(value, Modulus.R);
        return z;
    }

    /** See {@link #of(BigInteger)}. */
    public static Fr of(long value) {
        return of(BigInteger.valueOf(value));
    }

    public Fr copy() {
        Fr z = new Fr();
        z.assign(this);
        return z;
    }

    public void set(Fr x) {
        assign(x);
    }

    public void add(Fr x, Fr y) {
        sum(x, y);
    }

    public void subtract(Fr x, Fr y) {
        difference(x, y);
    }

    public void negate(Fr x) {
        scale(x, -1);
    }

    /** A small multiple; it counts as that many residues. */
    public void times(Fr x, int factor) {
        scale(x, factor);
    }

    public void multiply(Fr x, Fr y) {
        Columns.multiply(this, x, y, Modulus.R);
    }

    public void square(Fr x) {
        Columns.square(this, x, Modulus.R);
    }

    /** The same residue with whole limbs and a value between 0 and the modulus, or beyond by less than a thousandth. */
    public void tighten() {
        tighten(Modulus.R);
    }

    /** Whether it is zero; tightens. */
    public boolean isZero() {
        return isZero(Modulus.R);
    }

    /** One over x, by Fermat; the inverse of zero is zero. */
    public void invert(Fr x) {
        power(x, MINUS_TWO);
    }

    /** x^e for e &gt;= 0; four bits of the exponent at a time. */
    public void power(Fr x, BigInteger e) {
        Fr[] powers = new Fr[16];
        powers[0] = of(1);
        for (int i = 1; i < powers.length; i++) {
            powers[i] = new Fr();
            powers[i].multiply(powers[i - 1], x);
        }
        Fr z = of(1);
        for (int bit = (e.bitLength() + 3) / 4 * 4 - 4; bit >= 0; bit -= 4) {
            z.square(z);
            z.square(z);
            z.square(z);
            z.square(z);
            int digit = e.shiftRight(bit).intValue() & 15;
            if (digit != 0) {
                z.multiply(z, powers[digit]);
            }
        }
        set(z);
    }

    /** Inverts all of them with one inversion (Montgomery's trick); none may be zero. */
    public static void invertAll(Fr[] all) {
        Fr[] before = new Fr[all.length];
        Fr product = of(1);
        for (int i = 0; i < all.length; i++) {
            before[i] = product.copy();
            product.multiply(product, all[i]);
        }
        product.invert(product);
        for (int i = all.length - 1; i >= 0; i--) {
            before[i].multiply(before[i], product);
            product.multiply(product, all[i]);
            all[i].set(before[i]);
        }
    }

    /** Whether both are the same residue; tightens neither. */
    public boolean sameAs(Fr other) {
        Fr z = new Fr();
        z.subtract(this, other);
        return z.isZero();
    }

    /** Between 0 and the modulus - 1. */
    public BigInteger toBigInteger() {
        return leaveMontgomery(new Fr(), Modulus.R);
    }

    @Override
    public String toString() {
        return toBigInteger().toString();
    }
}
