package org.causality.groth16.curve;

import java.math.BigInteger;

/**
 * Sums of many multiples of points of G2 by buckets. Source: N. Pippenger, On the evaluation of powers and related
 * problems (1976), in the form of Bernstein et al., Faster batch forgery identification (2012), with signed digits.
 */
public final class G2Sum {
    private final G2Law law = new G2Law();

    /** The sum of scalars[i] points[i], for scalars from 0 to below 2^scalarBits. */
    public G2 of(G2Affine[] points, BigInteger[] scalars, int scalarBits) {
        int width = SignedDigits.bestWidth(points.length);
        int windows = scalarBits / width + 1;
        int[][] digits = new int[points.length][];
        for (int i = 0; i < points.length; i++) {
            digits[i] = SignedDigits.of(scalars[i], width, windows);
        }
        G2 sum = new G2();
        for (int window = windows - 1; window >= 0; window--) {
            for (int i = 0; i < width; i++) {
                law.twice(sum);
            }
            law.add(sum, window(points, digits, window, 1 << (width - 1)));
        }
        return sum;
    }

    private G2 window(G2Affine[] points, int[][] digits, int window, int buckets) {
        G2[] bucket = new G2[buckets];
        for (int i = 0; i < buckets; i++) {
            bucket[i] = new G2();
        }
        for (int i = 0; i < points.length; i++) {
            int digit = digits[i][window];
            if (digit > 0) {
                law.add(bucket[digit - 1], points[i]);
            } else if (digit < 0) {
                law.subtract(bucket[-digit - 1], points[i]);
            }
        }
        return weighted(bucket);
    }

    /** 1 bucket[0] + 2 bucket[1] + ... */
    private G2 weighted(G2[] bucket) {
        G2 running = new G2();
        G2 sum = new G2();
        for (int i = bucket.length - 1; i >= 0; i--) {
            law.add(running, bucket[i]);
            law.add(sum, running);
        }
        return sum;
    }
}
