package org.causality.groth16.verify;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.causality.groth16.curve.G1;
import org.causality.groth16.curve.G1Affine;
import org.causality.groth16.curve.G1Sum;
import org.causality.groth16.curve.G2Affine;
import org.causality.groth16.field.Fp;
import org.causality.groth16.field.Fp12;
import org.causality.groth16.field.Fp2;
import org.causality.groth16.field.Fr;
import org.causality.groth16.field.Tower;
import org.causality.groth16.pairing.FinalExponentiation;
import org.causality.groth16.pairing.FixedLines;
import org.causality.groth16.pairing.MillerLoop;

/**
 * Verifies proofs of PLONK with KZG commitments over BN254 under one key. Thread safe.
 *
 * <p>The equation: e(W + u W', [x]) = e(xi W + u xi root W' + F - E, [1]), where F combines the commitments and E the
 * evaluations. Source: Gabizon, Williamson, Ciobotaru, PLONK (2019), section 8.3, with the transcript of snarkjs.
 */
public final class PlonkVerifier {
    private static final G1Affine GENERATOR = new G1Affine(Fp.of(BigInteger.ONE), Fp.of(BigInteger.TWO));

    /** EIP-197. */
    private static final G2Affine TWIST_GENERATOR = new G2Affine(
            Fp2.of(
                    new BigInteger("10857046999023057135944570762232829481370756359578518086990519993285655852781"),
                    new BigInteger("11559732032986387107991004021392285783925812861821192530917403151452391805634")),
            Fp2.of(
                    new BigInteger("8495653923123431417604973247489272438418190587263600148770280649306958101930"),
                    new BigInteger("4082367875863433681332203403145435568316851327593401208105741076214120093531")));

    private final PlonkKey key;
    private final List<G1Affine> keyPoints;
    private final FixedLines minusX2;
    private final FixedLines one;

    private PlonkVerifier(PlonkKey key, List<G1Affine> keyPoints, G2Affine x2) {
        this.key = key;
        this.keyPoints = keyPoints;
        this.minusX2 = new FixedLines(x2.negate());
        this.one = new FixedLines(TWIST_GENERATOR);
    }

    /** Looks at the key and computes what all proofs share. */
    public static Decoded<PlonkVerifier> prepare(PlonkKey key) {
        if (!Stream.of(key.k1(), key.k2(), key.root()).allMatch(Scalar::isCanonical)
                || !isPrimitive(Scalar.of(key.root()), key.power())) {
            return Decoded.refused(Reason.MALFORMED, "the key's root of one");
        }
        return points(key.commitments().toList(), "commitment")
                .then(points ->
                        key.x2().check("X_2").then(x2 -> new Decoded.Good<>(new PlonkVerifier(key, points, x2))));
    }

    /** Whether its order is 2^power and no less. */
    private static boolean isPrimitive(Scalar root, int power) {
        Scalar half = root.power(BigInteger.TWO.pow(power - 1));
        return half.equals(Scalar.ONE.negated());
    }

    private static Decoded<List<G1Affine>> points(List<RawG1> raw, String name) {
        List<G1Affine> points = new ArrayList<>();
        for (int i = 0; i < raw.size(); i++) {
            switch (raw.get(i).checkMaybeInfinity(name + " " + i)) {
                case Decoded.Good<G1Affine>(G1Affine point) -> points.add(point);
                case Decoded.Refused<G1Affine>(Reason reason, String what) -> {
                    return Decoded.refused(reason, what);
                }
            }
        }
        return new Decoded.Good<>(List.copyOf(points));
    }

    /** Whether the proof proves these public inputs, each from 0 to r - 1. */
    public Verdict verify(PlonkProof proof, List<BigInteger> inputs) {
        if (inputs.size() != key.inputs()) {
            return new Verdict.Invalid(Reason.INPUT_COUNT, inputs.size() + " instead of " + key.inputs());
        }
        if (!inputs.stream().allMatch(Scalar::isCanonical)) {
            return new Verdict.Invalid(Reason.NON_CANONICAL_INPUT, "public inputs");
        }
        if (!proof.evaluations().stream().allMatch(Scalar::isCanonical)) {
            return new Verdict.Invalid(Reason.NON_CANONICAL_INPUT, "evaluations");
        }
        List<RawG1> said = Stream.of(
                        proof.wires().stream(),
                        Stream.of(proof.z()),
                        proof.quotient().stream(),
                        Stream.of(proof.opening(), proof.openingNext()))
                .flatMap(points -> points)
                .toList();
        return switch (points(said, "point")) {
            case Decoded.Good<List<G1Affine>>(List<G1Affine> points) -> equation(proof, points, inputs);
            case Decoded.Refused<List<G1Affine>>(Reason reason, String what) -> new Verdict.Invalid(reason, what);
        };
    }

    private Verdict equation(PlonkProof proof, List<G1Affine> points, List<BigInteger> inputs) {
        PlonkChallenges challenges = PlonkChallenges.of(key, proof, inputs);
        PlonkEquation equation = new PlonkEquation(key, challenges, proof.evaluations());
        if (equation.isInDomain()) {
            return new Verdict.Invalid(Reason.PAIRING, "the challenge is a root of one");
        }
        List<G1Affine> all = Stream.of(keyPoints.stream(), points.stream(), Stream.of(GENERATOR))
                .flatMap(each -> each)
                .toList();
        G1 left = sum(points.subList(points.size() - 2, points.size()), List.of(Scalar.ONE, challenges.u()));
        G1 right = sum(all, equation.factors(inputs));
        Tower tower = new Tower();
        MillerLoop loop = new MillerLoop(tower);
        loop.add(left, minusX2);
        loop.add(right, one);
        boolean holds = new FinalExponentiation(tower).of(loop.run()).sameAs(Fp12.one());
        return holds ? new Verdict.Valid() : new Verdict.Invalid(Reason.PAIRING, "the pairing equation");
    }

    private static G1 sum(List<G1Affine> points, List<Scalar> factors) {
        return new G1Sum()
                .of(
                        points.toArray(G1Affine[]::new),
                        factors.stream().map(Scalar::value).toArray(BigInteger[]::new),
                        Fr.MODULUS.bitLength());
    }
}
