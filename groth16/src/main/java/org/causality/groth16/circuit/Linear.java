package org.causality.groth16.circuit;

import java.util.Arrays;
import org.causality.groth16.field.Fr;
import org.jspecify.annotations.Nullable;

/** A sum of variables with factors, ordered by variable; variable 0 is the number one. Does not change. */
public final class Linear {
    public static final Linear ZERO = new Linear(new int[0], new Fr[0]);
    public static final Linear ONE = variable(0);

    private final int[] variables;
    private final Fr[] factors;

    private Linear(int[] variables, Fr[] factors) {
        this.variables = variables;
        this.factors = factors;
    }

    static Linear variable(int index) {
        return new Linear(new int[] {index}, new Fr[] {Fr.of(1)});
    }

    public static Linear constant(Fr value) {
        return ONE.times(value);
    }

    public Linear times(Fr factor) {
        Fr[] scaled = new Fr[factors.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = new Fr();
            scaled[i].multiply(factors[i], factor);
            scaled[i].tighten();
        }
        return new Linear(variables, scaled);
    }

    public Linear minus(Linear other) {
        return plus(other.times(Fr.of(-1)));
    }

    public Linear plus(Linear other) {
        int[] merged = new int[variables.length + other.variables.length];
        Fr[] sums = new Fr[merged.length];
        int size = 0;
        int i = 0;
        int j = 0;
        while (i < variables.length || j < other.variables.length) {
            int left = i < variables.length ? variables[i] : Integer.MAX_VALUE;
            int right = j < other.variables.length ? other.variables[j] : Integer.MAX_VALUE;
            merged[size] = Math.min(left, right);
            sums[size] = sum(left <= right ? factors[i++] : null, right <= left ? other.factors[j++] : null);
            size += sums[size].isZero() ? 0 : 1;
        }
        return new Linear(Arrays.copyOf(merged, size), Arrays.copyOf(sums, size));
    }

    private static Fr sum(@Nullable Fr x, @Nullable Fr y) {
        Fr z = new Fr();
        if (x != null) {
            z.add(z, x);
        }
        if (y != null) {
            z.add(z, y);
        }
        return z;
    }

    /** Its value under an assignment to all variables it has. */
    public Fr value(Fr[] assignment) {
        Fr sum = new Fr();
        Fr term = new Fr();
        for (int i = 0; i < variables.length; i++) {
            term.multiply(factors[i], assignment[variables[i]]);
            sum.add(sum, term);
            sum.tighten();
        }
        return sum;
    }

    /** Adds weight times each factor to its variable's place. */
    public void scatter(Fr weight, Fr[] to) {
        Fr term = new Fr();
        for (int i = 0; i < variables.length; i++) {
            term.multiply(factors[i], weight);
            Fr place = to[variables[i]];
            place.add(place, term);
            place.tighten();
        }
    }
}
