package org.causality.groth16.field;

import static org.causality.groth16.field.Columns.high;
import static org.causality.groth16.field.Columns.low;
import static org.causality.groth16.field.Columns.reduce;

/**
 * Products in Fp2. Reduction is put off until the real and the imaginary part are added up, so one product has three
 * products of residues and two reductions. Source: Aranha et al., Faster Explicit Formulas for Computing Pairings over
 * Ordinary Curves (2011).
 */
final class ComplexColumns {
    private ComplexColumns() {}

    /** z = x y with three products and two reductions (Karatsuba). */
    static void multiply(Fp2 z, Fp2 x, Fp2 y) {
        Fp x0 = x.c0;
        Fp x1 = x.c1;
        Fp y0 = y.c0;
        Fp y1 = y.c1;
        long a0 = x0.l0;
        long a1 = x0.l1;
        long a2 = x0.l2;
        long a3 = x0.l3;
        long a4 = x0.l4;
        long b0 = y0.l0;
        long b1 = y0.l1;
        long b2 = y0.l2;
        long b3 = y0.l3;
        long b4 = y0.l4;
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
        long u0 = low(a0, b0);
        long u1 = high(c0, d0) + low(a0, b1) + low(a1, b0);
        long u2 = high(c0, d1) + high(c1, d0) + low(a0, b2) + low(a1, b1) + low(a2, b0);
        long u3 = high(c0, d2) + high(c1, d1) + high(c2, d0) + low(a0, b3) + low(a1, b2) + low(a2, b1) + low(a3, b0);
        long u4 = high(c0, d3)
                + high(c1, d2)
                + high(c2, d1)
                + high(c3, d0)
                + low(a0, b4)
                + low(a1, b3)
                + low(a2, b2)
                + low(a3, b1)
                + low(a4, b0);
        long u5 = high(c0, d4)
                + high(c1, d3)
                + high(c2, d2)
                + high(c3, d1)
                + high(c4, d0)
                + low(a1, b4)
                + low(a2, b3)
                + low(a3, b2)
                + low(a4, b1);
        long u6 = high(c1, d4) + high(c2, d3) + high(c3, d2) + high(c4, d1) + low(a2, b4) + low(a3, b3) + low(a4, b2);
        long u7 = high(c2, d4) + high(c3, d3) + high(c4, d2) + low(a3, b4) + low(a4, b3);
        long u8 = high(c3, d4) + high(c4, d3) + low(a4, b4);
        long u9 = high(c4, d4);
        long e0 = x1.l0;
        long e1 = x1.l1;
        long e2 = x1.l2;
        long e3 = x1.l3;
        long e4 = x1.l4;
        long f0 = y1.l0;
        long f1 = y1.l1;
        long f2 = y1.l2;
        long f3 = y1.l3;
        long f4 = y1.l4;
        long g0 = e0 << 6;
        long g1 = e1 << 6;
        long g2 = e2 << 6;
        long g3 = e3 << 6;
        long g4 = e4 << 6;
        long h0 = f0 << 6;
        long h1 = f1 << 6;
        long h2 = f2 << 6;
        long h3 = f3 << 6;
        long h4 = f4 << 6;
        long v0 = low(e0, f0);
        long v1 = high(g0, h0) + low(e0, f1) + low(e1, f0);
        long v2 = high(g0, h1) + high(g1, h0) + low(e0, f2) + low(e1, f1) + low(e2, f0);
        long v3 = high(g0, h2) + high(g1, h1) + high(g2, h0) + low(e0, f3) + low(e1, f2) + low(e2, f1) + low(e3, f0);
        long v4 = high(g0, h3)
                + high(g1, h2)
                + high(g2, h1)
                + high(g3, h0)
                + low(e0, f4)
                + low(e1, f3)
                + low(e2, f2)
                + low(e3, f1)
                + low(e4, f0);
        long v5 = high(g0, h4)
                + high(g1, h3)
                + high(g2, h2)
                + high(g3, h1)
                + high(g4, h0)
                + low(e1, f4)
                + low(e2, f3)
                + low(e3, f2)
                + low(e4, f1);
        long v6 = high(g1, h4) + high(g2, h3) + high(g3, h2) + high(g4, h1) + low(e2, f4) + low(e3, f3) + low(e4, f2);
        long v7 = high(g2, h4) + high(g3, h3) + high(g4, h2) + low(e3, f4) + low(e4, f3);
        long v8 = high(g3, h4) + high(g4, h3) + low(e4, f4);
        long v9 = high(g4, h4);
        a0 += e0;
        a1 += e1;
        a2 += e2;
        a3 += e3;
        a4 += e4;
        b0 += f0;
        b1 += f1;
        b2 += f2;
        b3 += f3;
        b4 += f4;
        c0 += g0;
        c1 += g1;
        c2 += g2;
        c3 += g3;
        c4 += g4;
        d0 += h0;
        d1 += h1;
        d2 += h2;
        d3 += h3;
        d4 += h4;
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
        Modulus m = Modulus.P;
        reduce(z.c0, m, u0 - v0, u1 - v1, u2 - v2, u3 - v3, u4 - v4, u5 - v5, u6 - v6, u7 - v7, u8 - v8, u9 - v9);
        reduce(
                z.c1,
                m,
                w0 - u0 - v0,
                w1 - u1 - v1,
                w2 - u2 - v2,
                w3 - u3 - v3,
                w4 - u4 - v4,
                w5 - u5 - v5,
                w6 - u6 - v6,
                w7 - u7 - v7,
                w8 - u8 - v8,
                w9 - u9 - v9);
    }

    /** z = x x = (x0 + x1)(x0 - x1) + 2 x0 x1 u. */
    static void square(Fp2 z, Fp2 x) {
        Fp x0 = x.c0;
        Fp x1 = x.c1;
        long e0 = x0.l0;
        long e1 = x0.l1;
        long e2 = x0.l2;
        long e3 = x0.l3;
        long e4 = x0.l4;
        long f0 = x1.l0;
        long f1 = x1.l1;
        long f2 = x1.l2;
        long f3 = x1.l3;
        long f4 = x1.l4;
        long a0 = e0 + f0;
        long a1 = e1 + f1;
        long a2 = e2 + f2;
        long a3 = e3 + f3;
        long a4 = e4 + f4;
        long b0 = e0 - f0;
        long b1 = e1 - f1;
        long b2 = e2 - f2;
        long b3 = e3 - f3;
        long b4 = e4 - f4;
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
        reduce(z.c0, Modulus.P, w0, w1, w2, w3, w4, w5, w6, w7, w8, w9);
        a0 = 2 * e0;
        a1 = 2 * e1;
        a2 = 2 * e2;
        a3 = 2 * e3;
        a4 = 2 * e4;
        c0 = a0 << 6;
        c1 = a1 << 6;
        c2 = a2 << 6;
        c3 = a3 << 6;
        c4 = a4 << 6;
        d0 = f0 << 6;
        d1 = f1 << 6;
        d2 = f2 << 6;
        d3 = f3 << 6;
        d4 = f4 << 6;
        w0 = low(a0, f0);
        w1 = high(c0, d0) + low(a0, f1) + low(a1, f0);
        w2 = high(c0, d1) + high(c1, d0) + low(a0, f2) + low(a1, f1) + low(a2, f0);
        w3 = high(c0, d2) + high(c1, d1) + high(c2, d0) + low(a0, f3) + low(a1, f2) + low(a2, f1) + low(a3, f0);
        w4 = high(c0, d3)
                + high(c1, d2)
                + high(c2, d1)
                + high(c3, d0)
                + low(a0, f4)
                + low(a1, f3)
                + low(a2, f2)
                + low(a3, f1)
                + low(a4, f0);
        w5 = high(c0, d4)
                + high(c1, d3)
                + high(c2, d2)
                + high(c3, d1)
                + high(c4, d0)
                + low(a1, f4)
                + low(a2, f3)
                + low(a3, f2)
                + low(a4, f1);
        w6 = high(c1, d4) + high(c2, d3) + high(c3, d2) + high(c4, d1) + low(a2, f4) + low(a3, f3) + low(a4, f2);
        w7 = high(c2, d4) + high(c3, d3) + high(c4, d2) + low(a3, f4) + low(a4, f3);
        w8 = high(c3, d4) + high(c4, d3) + low(a4, f4);
        w9 = high(c4, d4);
        reduce(z.c1, Modulus.P, w0, w1, w2, w3, w4, w5, w6, w7, w8, w9);
    }

    /** z = (9 + u) x, neither carried nor reduced. */
    static void timesXi(Fp2 z, Fp2 x) {
        Fp x0 = x.c0;
        Fp x1 = x.c1;
        Fp z0 = z.c0;
        Fp z1 = z.c1;
        long a0 = x0.l0;
        long a1 = x0.l1;
        long a2 = x0.l2;
        long a3 = x0.l3;
        long a4 = x0.l4;
        long b0 = x1.l0;
        long b1 = x1.l1;
        long b2 = x1.l2;
        long b3 = x1.l3;
        long b4 = x1.l4;
        z0.l0 = 9 * a0 - b0;
        z0.l1 = 9 * a1 - b1;
        z0.l2 = 9 * a2 - b2;
        z0.l3 = 9 * a3 - b3;
        z0.l4 = 9 * a4 - b4;
        z1.l0 = 9 * b0 + a0;
        z1.l1 = 9 * b1 + a1;
        z1.l2 = 9 * b2 + a2;
        z1.l3 = 9 * b3 + a3;
        z1.l4 = 9 * b4 + a4;
    }
}
