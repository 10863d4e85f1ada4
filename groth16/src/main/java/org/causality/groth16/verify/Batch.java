package org.causality.groth16.verify;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.causality.groth16.curve.G1;
import org.causality.groth16.curve.G1Affine;
import org.causality.groth16.curve.G1Law;
import org.causality.groth16.curve.G1Sum;
import org.causality.groth16.field.Fp12;
import org.causality.groth16.field.Fr;
import org.causality.groth16.field.Tower;
import org.causality.groth16.pairing.CyclotomicPower;
import org.causality.groth16.pairing.FinalExponentiation;
import org.causality.groth16.pairing.MillerLoop;

/**
 * Many equations as one: the product of e(w A, B) over all, times e(sum of w V, -gamma) e(sum of w C, -delta), against
 * e(alpha, beta) to the sum of the weights w. A bad proof passes with probability 2^-128.
 *
 * <p>Source: Bellare, Garay and Rabin, Fast Batch Verification for Modular Exponentiation and Digital Signatures
 * (1998).
 */
final class Batch {
    /** Larger batches are cut; a cut costs one more final exponentiation. */
    private static final int SIZE_MAX = 256;

    private final PreparedKey key;
    private final RandomGenerator random;
    private final G1Law law = new G1Law();
    private final Tower tower = new Tower();

    /** @param index where the statement stood */
    record Member(int index, CheckedStatement statement) {}

    Batch(PreparedKey key, RandomGenerator random) {
        this.key = key;
        this.random = random;
    }

    /** Gives out those whose equation may not hold, each alone. */
    void findBad(List<Member> members, Consumer<Member> suspect) {
        if (members.size() <= 1) {
            members.forEach(suspect);
        } else if (members.size() > SIZE_MAX || !holds(members)) {
            int middle = members.size() / 2;
            findBad(members.subList(0, middle), suspect);
            findBad(members.subList(middle, members.size()), suspect);
        }
    }

    private boolean holds(List<Member> members) {
        MillerLoop loop = new MillerLoop(tower);
        Sums sums = new Sums(key.inputs());
        G1[] weighted = new G1[members.size()];
        for (int i = 0; i < weighted.length; i++) {
            CheckedStatement statement = members.get(i).statement();
            Weight weight = Weight.draw(random);
            weighted[i] = weight.times(law, statement.a());
            sums.add(weight, statement);
        }
        G1Affine[] left = G1.toAffine(weighted);
        for (int i = 0; i < left.length; i++) {
            loop.add(left[i], members.get(i).statement().b());
        }
        loop.add(sums.inputs(), key.minusGamma());
        loop.add(sums.points(), key.minusDelta());
        return new FinalExponentiation(tower).of(loop.run()).sameAs(sums.target());
    }

    /** What the members add up to, weighted. */
    private final class Sums {
        private final List<G1Affine> points = new ArrayList<>();
        private final List<BigInteger> factors = new ArrayList<>();
        private final BigInteger[] inputs;
        private BigInteger plain = BigInteger.ZERO;
        private BigInteger turned = BigInteger.ZERO;

        Sums(int inputCount) {
            inputs = new BigInteger[inputCount];
            Arrays.fill(inputs, BigInteger.ZERO);
        }

        void add(Weight weight, CheckedStatement statement) {
            weight.spread(statement.c(), points, factors);
            plain = plain.add(weight.plain());
            turned = turned.add(weight.turned());
            for (int i = 0; i < inputs.length; i++) {
                inputs[i] =
                        inputs[i].add(weight.value().multiply(statement.inputs().get(i)));
            }
        }

        G1 points() {
            return new G1Sum()
                    .of(points.toArray(G1Affine[]::new), factors.toArray(BigInteger[]::new), Weight.HALF_BITS);
        }

        G1 inputs() {
            List<BigInteger> reduced = new ArrayList<>();
            for (BigInteger input : inputs) {
                reduced.add(input.mod(Fr.MODULUS));
            }
            return key.combine(law, Weight.value(plain, turned), reduced);
        }

        Fp12 target() {
            Fp12 z = new CyclotomicPower(tower, plain).of(key.target());
            tower.multiply(z, z, new CyclotomicPower(tower, turned).of(key.targetTurned()));
            return z;
        }
    }
}
