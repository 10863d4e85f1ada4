package org.causality.groth16.field;

import java.math.BigInteger;

/**
 * An element of the field that coordinates live in.
 *
 * <p>Mutable: {@code z.multiply(x, y)} makes z the product; z may be x or y. Sums stay unreduced; see {@link Residue}
 * for what a factor may be.
 */
public final class Fp extends Residue {
    /** The prime p of BN254 (EIP-196). */
    public static final BigInteger MODULUS = Modulus.P.value();

    private static final BigInteger MINUS_TWO = MODULUS.subtract(BigInteger.TWO);

    /** Zero. */
    public Fp() {}

    /** Reduced when it is not. */
    public static Fp of(BigInteger value) {
        Fp z = new Fp();
        z.enterMontgomery(value, Modulus.P);
        return z;
    }

    /** See {@link #of(BigInteger)}. */
    public static Fp of(long value) {
        return of(BigInteger.valueOf(value));
    }

    public Fp copy() {
        Fp z = new Fp();
        z.assign(this);
        return z;
    }

    public void set(Fp x) {
        assign(x);
    }

    public void add(Fp x, Fp y) {
        sum(x, y);
    }

    public void subtract(Fp x, Fp y) {
        difference(x, y);
    }

    public void negate(Fp x) {
        scale(x, -1);
    }

    /** A small multiple; it counts as that many residues. */
    public void times(Fp x, int factor) {
        scale(x, factor);
    }

    public void multiply(Fp x, Fp y) {
        Columns.multiply(this, x, y, Modulus.P);
    }

    public void square(Fp x) {
        Columns.square(this, x, Modulus.P);
    }

    /** The same residue with whole limbs and a value between 0 and the modulus, or beyond by less than a thousandth. */
    public void tighten() {
        tighten(Modulus.P);
    }

    /** Whether it is zero; tightens. */
    public boolean isZero() {
        return isZero(Modulus.P);
    }

    /** One over x, by Fermat; the inverse of zero is zero. */
    public void invert(Fp x) {
        power(x, MINUS_TWO);
    }

    /** x^e for e &gt;= 0; four bits of the exponent at a time. */
    public void power(Fp x, BigInteger e) {
        Fp[] powers = new Fp[16];
        powers[0] = of(1);
        for (int i = 1; i < powers.length; i++) {
            powers[i] = new Fp();
            powers[i].multiply(powers[i - 1], x);
        }
        Fp z = of(1);
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
    public static void invertAll(Fp[] all) {
        Fp[] before = new Fp[all.length];
        Fp product = of(1);
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
    public boolean sameAs(Fp other) {
        Fp z = new Fp();
        z.subtract(this, other);
        return z.isZero();
    }

    /** Between 0 and the modulus - 1. */
    public BigInteger toBigInteger() {
        return leaveMontgomery(new Fp(), Modulus.P);
    }

    @Override
    public String toString() {
        return toBigInteger().toString();
    }
}
