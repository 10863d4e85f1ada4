package org.causality.groth16.prove;

import java.math.BigInteger;
import java.util.List;
import org.causality.groth16.circuit.Circuit;
import org.causality.groth16.circuit.Constraint;
import org.causality.groth16.circuit.Witness;
import org.causality.groth16.curve.G1;
import org.causality.groth16.curve.G1Affine;
import org.causality.groth16.curve.G1Law;
import org.causality.groth16.curve.G1Sum;
import org.causality.groth16.curve.G2;
import org.causality.groth16.curve.G2Law;
import org.causality.groth16.curve.G2Sum;
import org.causality.groth16.field.Fr;
import org.causality.groth16.verify.Proof;
import org.causality.groth16.verify.RawG1;
import org.causality.groth16.verify.RawG2;
import org.causality.groth16.verify.Statement;

/** Makes proofs for one circuit. Thread safe; about a second of one core for 4,000 constraints. */
public final class Prover {
    private static final int SCALAR_BITS = 254;

    private final ProvingKey key;

    public Prover(ProvingKey key) {
        this.key = key;
    }

    /** What proving came to. */
    public sealed interface Outcome {

        /** A proof, with the public inputs it proves. */
        record Proven(Statement statement) implements Outcome {}

        /** The inputs contradict that constraint of the circuit; there is nothing to prove. */
        record Contradiction(int constraint) implements Outcome {}
    }

    /**
     * Throws {@link IllegalArgumentException} when there are more or fewer inputs than the circuit has.
     *
     * @param seed the proof's randomness is drawn from it and from all inputs: the same arguments give the same proof
     */
    public Outcome prove(List<BigInteger> publicInputs, List<BigInteger> secretInputs, String seed) {
        return switch (key.circuit.solve(publicInputs, secretInputs)) {
            case Circuit.Solution.Solved(Witness witness) ->
                new Outcome.Proven(new Statement(prove(witness, seed), witness.publicInputs()));
            case Circuit.Solution.Contradiction(int constraint) -> new Outcome.Contradiction(constraint);
        };
    }

    private Proof prove(Witness witness, String seed) {
        BigInteger[] numbers = witness.numbersFrom(0);
        Seed drawn = new Seed("causality devnet proof", key.circuit.name(), seed);
        for (BigInteger number : numbers) {
            drawn.say(number.toByteArray());
        }
        Fr r = drawn.draw("r");
        Fr s = drawn.draw("s");
        G1Law law = new G1Law();
        G1 a = blinded(law, key.left, numbers, key.alpha, r);
        G1 bInG1 = blinded(law, key.right, numbers, key.beta, s);
        G2 b = blinded(numbers, s);
        G1 c = sum(key.secret, witness.numbersFrom(key.circuit.publics() + 1));
        law.add(c, sum(key.quotient, quotient(witness)));
        law.add(c, law.multiple(a.toAffine(), s.toBigInteger()));
        law.add(c, law.multiple(bInG1.toAffine(), r.toBigInteger()));
        r.multiply(r, s);
        r.negate(r);
        law.add(c, law.multiple(key.delta, r.toBigInteger()));
        return new Proof(RawG1.of(a.toAffine()), RawG2.of(b.toAffine()), RawG1.of(c.toAffine()));
    }

    private static G1 sum(G1Affine[] points, BigInteger[] numbers) {
        return new G1Sum().of(points, numbers, SCALAR_BITS);
    }

    /** start + sum of numbers[i] points[i] + blinding delta. */
    private G1 blinded(G1Law law, G1Affine[] points, BigInteger[] numbers, G1Affine start, Fr blinding) {
        G1 sum = sum(points, numbers);
        law.add(sum, start);
        law.add(sum, law.multiple(key.delta, blinding.toBigInteger()));
        return sum;
    }

    private G2 blinded(BigInteger[] numbers, Fr blinding) {
        G2Law law = new G2Law();
        G2 sum = new G2Sum().of(key.rightTwist, numbers, SCALAR_BITS);
        law.add(sum, key.betaTwist);
        law.add(sum, law.multiple(key.deltaTwist, blinding.toBigInteger()));
        return sum;
    }

    /** The coefficients of (u v - w) / (x^n - 1), where u, v, w are the witness's polynomials. */
    private BigInteger[] quotient(Witness witness) {
        Fr[] u = key.domain.zeros();
        Fr[] v = key.domain.zeros();
        Fr[] w = key.domain.zeros();
        evaluate(witness, u, v, w);
        key.domain.toCoset(u);
        key.domain.toCoset(v);
        key.domain.toCoset(w);
        Fr inverse = key.domain.vanishingInverse();
        for (int i = 0; i < u.length; i++) {
            u[i].multiply(u[i], v[i]);
            u[i].subtract(u[i], w[i]);
            u[i].multiply(u[i], inverse);
        }
        key.domain.fromCoset(u);
        BigInteger[] coefficients = new BigInteger[u.length - 1];
        for (int i = 0; i < coefficients.length; i++) {
            coefficients[i] = u[i].toBigInteger();
        }
        return coefficients;
    }

    private void evaluate(Witness witness, Fr[] u, Fr[] v, Fr[] w) {
        int row = 0;
        for (Constraint constraint : key.circuit.constraints()) {
            u[row].set(witness.value(constraint.left()));
            v[row].set(witness.value(constraint.right()));
            w[row].multiply(u[row], v[row]);
            row++;
        }
        u[row].set(Fr.of(1));
        for (BigInteger input : witness.publicInputs()) {
            row++;
            u[row].set(Fr.of(input));
        }
    }
}
