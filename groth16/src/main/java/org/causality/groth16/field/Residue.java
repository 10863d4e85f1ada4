package org.causality.groth16.field;

import static org.causality.groth16.field.Columns.BITS;
import static org.causality.groth16.field.Columns.MASK;

import java.math.BigInteger;

/**
 * A mutable residue in Montgomery form, five signed limbs, not always reduced. Not thread safe; results may be written
 * over arguments.
 *
 * <p>Sums and differences neither carry nor reduce. The bound that callers keep: factors of a product are sums of at
 * most eight tight residues in all limbs, and the sizes of both, counted in p, multiply to at most 64. A product is
 * then between -p and 2p; {@link #tighten} brings any sum up to 1000p back to one unit.
 */
abstract sealed class Residue permits Fp, Fr {
    long l0;
    long l1;
    long l2;
    long l3;
    long l4;

    final void assign(Residue x) {
        l0 = x.l0;
        l1 = x.l1;
        l2 = x.l2;
        l3 = x.l3;
        l4 = x.l4;
    }

    final void sum(Residue x, Residue y) {
        l0 = x.l0 + y.l0;
        l1 = x.l1 + y.l1;
        l2 = x.l2 + y.l2;
        l3 = x.l3 + y.l3;
        l4 = x.l4 + y.l4;
    }

    final void difference(Residue x, Residue y) {
        l0 = x.l0 - y.l0;
        l1 = x.l1 - y.l1;
        l2 = x.l2 - y.l2;
        l3 = x.l3 - y.l3;
        l4 = x.l4 - y.l4;
    }

    final void scale(Residue x, int factor) {
        l0 = x.l0 * factor;
        l1 = x.l1 * factor;
        l2 = x.l2 * factor;
        l3 = x.l3 * factor;
        l4 = x.l4 * factor;
    }

    /** The same residue with whole limbs and a value between 0 and p, or beyond by less than a thousandth. */
    final void tighten(Modulus m) {
        carry();
        long quotient = ((l4 >> Modulus.TOP_SHIFT) * m.reciprocal()) >> Modulus.RECIPROCAL_SHIFT;
        subtractMultiple(m, quotient);
    }

    private void subtractMultiple(Modulus m, long quotient) {
        l0 -= quotient * m.p0();
        l1 -= quotient * m.p1();
        l2 -= quotient * m.p2();
        l3 -= quotient * m.p3();
        l4 -= quotient * m.p4();
        carry();
    }

    private void carry() {
        l1 += l0 >> BITS;
        l2 += l1 >> BITS;
        l3 += l2 >> BITS;
        l4 += l3 >> BITS;
        l0 &= MASK;
        l1 &= MASK;
        l2 &= MASK;
        l3 &= MASK;
    }

    /** The one representative between 0 and p - 1. */
    final void canonical(Modulus m) {
        tighten(m);
        if (l4 < 0) {
            subtractMultiple(m, -1);
        } else if (isModulusOrMore(m)) {
            subtractMultiple(m, 1);
        }
    }

    private boolean isModulusOrMore(Modulus m) {
        if (l4 != m.p4()) {
            return l4 > m.p4();
        }
        if (l3 != m.p3()) {
            return l3 > m.p3();
        }
        if (l2 != m.p2()) {
            return l2 > m.p2();
        }
        return l1 != m.p1() ? l1 > m.p1() : l0 >= m.p0();
    }

    /** Whether it is zero; tightens. */
    final boolean isZero(Modulus m) {
        tighten(m);
        return (l0 == 0 && (l1 | l2 | l3 | l4) == 0)
                || (l0 == m.p0() && l1 == m.p1() && l2 == m.p2() && l3 == m.p3() && l4 == m.p4());
    }

    /** The number without its Montgomery factor. */
    final BigInteger leaveMontgomery(Residue scratch, Modulus m) {
        scratch.setLimbs(BigInteger.ONE);
        Columns.multiply(scratch, this, scratch, m);
        scratch.canonical(m);
        BigInteger value = BigInteger.valueOf(scratch.l4);
        for (long limb : new long[] {scratch.l3, scratch.l2, scratch.l1, scratch.l0}) {
            value = value.shiftLeft(BITS).add(BigInteger.valueOf(limb));
        }
        return value;
    }

    /** Takes on any number, reduced. */
    final void enterMontgomery(BigInteger value, Modulus m) {
        BigInteger p = m.value();
        setLimbs(value.mod(p).multiply(Modulus.RADIX).mod(p));
    }

    private void setLimbs(BigInteger value) {
        l0 = value.longValue() & MASK;
        l1 = value.shiftRight(BITS).longValue() & MASK;
        l2 = value.shiftRight(2 * BITS).longValue() & MASK;
        l3 = value.shiftRight(3 * BITS).longValue() & MASK;
        l4 = value.shiftRight(4 * BITS).longValue();
    }
}
