package org.causality.groth16.field;

/**
 * Products and their reduction, which everything else is made of: five limbs of 52 bits, Montgomery radix 2^260.
 *
 * <p>A product is the sum of its columns; {@code low} and {@code high} give the parts of one limb product on either
 * side of bit 52, so a column never needs a carry. Limbs are signed and may be as large as 2^56: sums and differences
 * go in as they are. Source: P. Montgomery, Modular multiplication without trial division (1985); the redundant radix
 * as in Gueron and Krasnov, Software implementation of modular exponentiation using AVX (2012).
 */
final class Columns {
    static final int BITS = 52;
    static final long MASK = (1L << BITS) - 1;

    private Columns() {}

    static long low(long x, long y) {
        return (x * y) & MASK;
    }

    /** Both arguments come shifted left by six, so bit 52 of the limb product is bit 64 here. */
    static long high(long x, long y) {
        return Math.multiplyHigh(x, y);
    }

    /** z = x y / 2^260; |z| &lt; p + |x y| / 2^260. */
    static void multiply(Residue z, Residue x, Residue y, Modulus m) {
        long a0 = x.l0;
        long a1 = x.l1;
        long a2 = x.l2;
        long a3 = x.l3;
        long a4 = x.l4;
        long b0 = y.l0;
        long b1 = y.l1;
        long b2 = y.l2;
        long b3 = y.l3;
        long b4 = y.l4;
        long c0 = a0 << 6;
        long c1 = a1 << 6;
        long c2 = a2 << 6;
        long c3 = a3 << 6;
        long c4 = a4 << 6;
        long d0 = b0 << 6;
        long d1 = b1 << 6;
        long d2 = b2 << 6;
        long d3 = b3 << 6;
        long d4 = b4 << 6;
        long w0 = low(a0, b0);
        long w1 = high(c0, d0) + low(a0, b1) + low(a1, b0);
        long w2 = high(c0, d1) + high(c1, d0) + low(a0, b2) + low(a1, b1) + low(a2, b0);
        long w3 = high(c0, d2) + high(c1, d1) + high(c2, d0) + low(a0, b3) + low(a1, b2) + low(a2, b1) + low(a3, b0);
        long w4 = high(c0, d3)
                + high(c1, d2)
                + high(c2, d1)
                + high(c3, d0)
                + low(a0, b4)
                + low(a1, b3)
                + low(a2, b2)
                + low(a3, b1)
                + low(a4, b0);
        long w5 = high(c0, d4)
                + high(c1, d3)
                + high(c2, d2)
                + high(c3, d1)
                + high(c4, d0)
                + low(a1, b4)
                + low(a2, b3)
                + low(a3, b2)
                + low(a4, b1);
        long w6 = high(c1, d4) + high(c2, d3) + high(c3, d2) + high(c4, d1) + low(a2, b4) + low(a3, b3) + low(a4, b2);
        long w7 = high(c2, d4) + high(c3, d3) + high(c4, d2) + low(a3, b4) + low(a4, b3);
        long w8 = high(c3, d4) + high(c4, d3) + low(a4, b4);
        long w9 = high(c4, d4);
        reduce(z, m, w0, w1, w2, w3, w4, w5, w6, w7, w8, w9);
    }

    /** z = x x / 2^260. */
    static void square(Residue z, Residue x, Modulus m) {
        long a0 = x.l0;
        long a1 = x.l1;
        long a2 = x.l2;
        long a3 = x.l3;
        long a4 = x.l4;
        long c0 = a0 << 6;
        long c1 = a1 << 6;
        long c2 = a2 << 6;
        long c3 = a3 << 6;
        long c4 = a4 << 6;
        long w0 = low(a0, a0);
        long w1 = 2 * low(a0, a1) + high(c0, c0);
        long w2 = 2 * (high(c0, c1) + low(a0, a2)) + low(a1, a1);
        long w3 = 2 * (high(c0, c2) + low(a0, a3) + low(a1, a2)) + high(c1, c1);
        long w4 = 2 * (high(c0, c3) + high(c1, c2) + low(a0, a4) + low(a1, a3)) + low(a2, a2);
        long w5 = 2 * (high(c0, c4) + high(c1, c3) + low(a1, a4) + low(a2, a3)) + high(c2, c2);
        long w6 = 2 * (high(c1, c4) + high(c2, c3) + low(a2, a4)) + low(a3, a3);
        long w7 = 2 * (high(c2, c4) + low(a3, a4)) + high(c3, c3);
        long w8 = 2 * high(c3, c4) + low(a4, a4);
        long w9 = high(c4, c4);
        reduce(z, m, w0, w1, w2, w3, w4, w5, w6, w7, w8, w9);
    }

    /** One limb of Montgomery's quotient at a time; what a column holds beyond 52 bits moves on to the next. */
    static void reduce(
            Residue z,
            Modulus m,
            long w0,
            long w1,
            long w2,
            long w3,
            long w4,
            long w5,
            long w6,
            long w7,
            long w8,
            long w9) {
        long q = (w0 * m.inverse()) & MASK;
        long s = q << 6;
        w1 += ((w0 + MASK) >> BITS) + high(s, m.s0()) + low(q, m.p1());
        w2 += high(s, m.s1()) + low(q, m.p2());
        w3 += high(s, m.s2()) + low(q, m.p3());
        w4 += high(s, m.s3()) + low(q, m.p4());
        w5 += high(s, m.s4());
        q = (w1 * m.inverse()) & MASK;
        s = q << 6;
        w2 += ((w1 + MASK) >> BITS) + high(s, m.s0()) + low(q, m.p1());
        w3 += high(s, m.s1()) + low(q, m.p2());
        w4 += high(s, m.s2()) + low(q, m.p3());
        w5 += high(s, m.s3()) + low(q, m.p4());
        w6 += high(s, m.s4());
        q = (w2 * m.inverse()) & MASK;
        s = q << 6;
        w3 += ((w2 + MASK) >> BITS) + high(s, m.s0()) + low(q, m.p1());
        w4 += high(s, m.s1()) + low(q, m.p2());
        w5 += high(s, m.s2()) + low(q, m.p3());
        w6 += high(s, m.s3()) + low(q, m.p4());
        w7 += high(s, m.s4());
        q = (w3 * m.inverse()) & MASK;
        s = q << 6;
        w4 += ((w3 + MASK) >> BITS) + high(s, m.s0()) + low(q, m.p1());
        w5 += high(s, m.s1()) + low(q, m.p2());
        w6 += high(s, m.s2()) + low(q, m.p3());
        w7 += high(s, m.s3()) + low(q, m.p4());
        w8 += high(s, m.s4());
        q = (w4 * m.inverse()) & MASK;
        s = q << 6;
        w5 += ((w4 + MASK) >> BITS) + high(s, m.s0()) + low(q, m.p1());
        w6 += high(s, m.s1()) + low(q, m.p2());
        w7 += high(s, m.s2()) + low(q, m.p3());
        w8 += high(s, m.s3()) + low(q, m.p4());
        w9 += high(s, m.s4());
        w6 += w5 >> BITS;
        w7 += w6 >> BITS;
        w8 += w7 >> BITS;
        z.l0 = w5 & MASK;
        z.l1 = w6 & MASK;
        z.l2 = w7 & MASK;
        z.l3 = w8 & MASK;
        z.l4 = w9 + (w8 >> BITS);
    }
}
