package org.causality.groth16.verify;

import java.math.BigInteger;
import java.util.List;

/**
 * The scalar side of the equation of {@link PlonkVerifier}: by what each commitment is multiplied.
 *
 * <p>Names are those of the paper: a, b, c are the wires at xi, s1, s2 the permutation there, zw the product at the next
 * place; zh is xi^n - 1.
 */
final class PlonkEquation {
    private final PlonkKey key;
    private final PlonkChallenges said;
    private final Scalar a;
    private final Scalar b;
    private final Scalar c;
    private final Scalar s1;
    private final Scalar s2;
    private final Scalar zw;
    private final Scalar root;
    private final Scalar gates;
    private final Scalar xiToGates;
    private final Scalar zh;

    PlonkEquation(PlonkKey key, PlonkChallenges said, List<BigInteger> evaluations) {
        this.key = key;
        this.said = said;
        this.a = Scalar.of(evaluations.get(0));
        this.b = Scalar.of(evaluations.get(1));
        this.c = Scalar.of(evaluations.get(2));
        this.s1 = Scalar.of(evaluations.get(3));
        this.s2 = Scalar.of(evaluations.get(4));
        this.zw = Scalar.of(evaluations.get(5));
        this.root = Scalar.of(key.root());
        BigInteger count = BigInteger.TWO.pow(key.power());
        this.gates = Scalar.of(count);
        this.xiToGates = said.xi().power(count);
        this.zh = xiToGates.minus(Scalar.ONE);
    }

    /** Whether xi is one of the places the polynomials were made from: nobody can aim at that. */
    boolean isInDomain() {
        return zh.isZero();
    }

    /** For the key's selectors and permutation, the proof's points in their order, and the generator. */
    List<Scalar> factors(List<BigInteger> inputs) {
        Scalar first = lagrange(Scalar.ONE);
        Scalar firstByAlpha = first.times(said.alpha().squared());
        Scalar[] v = powersOfV();
        Scalar lastWire = c.plus(said.gamma());
        Scalar permuted = wire(a, s1).times(wire(b, s2)).times(said.alpha());
        Scalar quotient = zh.negated();
        Scalar xiByU = said.u().times(said.xi()).times(root);
        Scalar constant = publicInputs(inputs)
                .minus(firstByAlpha)
                .minus(permuted.times(lastWire).times(zw));
        return List.of(
                a.times(b),
                a,
                b,
                c,
                Scalar.ONE,
                v[4],
                v[5],
                permuted.times(said.beta()).times(zw).negated(),
                v[1],
                v[2],
                v[3],
                unpermuted().plus(firstByAlpha).plus(said.u()),
                quotient,
                quotient.times(xiToGates),
                quotient.times(xiToGates.squared()),
                said.xi(),
                xiByU,
                constant.minus(evaluated(v)));
    }

    private Scalar[] powersOfV() {
        Scalar[] powers = new Scalar[PlonkProof.EVALUATIONS];
        powers[0] = Scalar.ONE;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1].times(said.v());
        }
        return powers;
    }

    /** A wire's value, marked with the place it is copied to. */
    private Scalar wire(Scalar value, Scalar place) {
        return value.plus(said.beta().times(place)).plus(said.gamma());
    }

    private Scalar unpermuted() {
        return wire(a, said.xi())
                .times(wire(b, said.xi().times(Scalar.of(key.k1()))))
                .times(wire(c, said.xi().times(Scalar.of(key.k2()))))
                .times(said.alpha());
    }

    /** The evaluations that the openings must show. */
    private Scalar evaluated(Scalar[] v) {
        return v[1].times(a)
                .plus(v[2].times(b))
                .plus(v[3].times(c))
                .plus(v[4].times(s1))
                .plus(v[5].times(s2))
                .plus(said.u().times(zw));
    }

    private Scalar publicInputs(List<BigInteger> inputs) {
        Scalar sum = Scalar.ZERO;
        Scalar place = Scalar.ONE;
        for (BigInteger input : inputs) {
            sum = sum.minus(Scalar.of(input).times(lagrange(place)));
            place = place.times(root);
        }
        return sum;
    }

    /** The polynomial that is one at this place and zero at all others, at xi. */
    private Scalar lagrange(Scalar place) {
        return place.times(zh).times(gates.times(said.xi().minus(place)).inverted());
    }
}
