package org.causality.groth16.verify;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.causality.groth16.curve.G1;
import org.causality.groth16.curve.G1Law;
import org.causality.groth16.field.Tower;
import org.causality.groth16.pairing.FinalExponentiation;
import org.causality.groth16.pairing.MillerLoop;

/**
 * Verifies proofs under one key. Thread safe; each call has its own scratch space.
 *
 * <p>The equation: e(A, B) e(V, -gamma) e(C, -delta) = e(alpha, beta), where V combines the input points.
 */
public final class Groth16Verifier {
    private final PreparedKey key;

    private Groth16Verifier(PreparedKey key) {
        this.key = key;
    }

    /** Looks at the key and computes what all proofs share; takes tens of milliseconds. */
    public static Decoded<Groth16Verifier> prepare(VerifyingKey key) {
        return PreparedKey.of(key).then(prepared -> new Decoded.Good<>(new Groth16Verifier(prepared)));
    }

    /** Whether the proof proves these public inputs, each from 0 to r - 1. */
    public Verdict verify(Proof proof, List<BigInteger> inputs) {
        return verify(new Statement(proof, inputs));
    }

    /** See {@link #verify(Proof, List)}. */
    public Verdict verify(Statement statement) {
        return switch (CheckedStatement.of(statement, key.inputs())) {
            case Decoded.Good<CheckedStatement>(CheckedStatement checked) -> equation(checked);
            case Decoded.Refused<CheckedStatement>(Reason reason, String where) -> new Verdict.Invalid(reason, where);
        };
    }

    /**
     * The same verdicts, in order, for less work: all that are well formed are checked by one random combination; when
     * it fails, by halves.
     *
     * @param weights what nobody who makes proofs can foresee: {@link java.security.SecureRandom} outside of tests
     */
    public List<Verdict> verifyAll(List<Statement> statements, RandomGenerator weights) {
        Verdict[] verdicts = new Verdict[statements.size()];
        List<Batch.Member> open = new ArrayList<>();
        for (int i = 0; i < verdicts.length; i++) {
            switch (CheckedStatement.of(statements.get(i), key.inputs())) {
                case Decoded.Good<CheckedStatement>(CheckedStatement checked) -> {
                    verdicts[i] = new Verdict.Valid();
                    open.add(new Batch.Member(i, checked));
                }
                case Decoded.Refused<CheckedStatement>(Reason reason, String where) ->
                    verdicts[i] = new Verdict.Invalid(reason, where);
            }
        }
        new Batch(key, weights).findBad(open, bad -> verdicts[bad.index()] = equation(bad.statement()));
        return List.of(verdicts);
    }

    private Verdict equation(CheckedStatement statement) {
        Tower tower = new Tower();
        MillerLoop loop = new MillerLoop(tower);
        loop.add(statement.a(), statement.b());
        loop.add(key.combine(new G1Law(), BigInteger.ONE, statement.inputs()), key.minusGamma());
        loop.add(G1.of(statement.c()), key.minusDelta());
        boolean holds = new FinalExponentiation(tower).of(loop.run()).sameAs(key.target());
        return holds ? new Verdict.Valid() : new Verdict.Invalid(Reason.PAIRING, "the pairing equation");
    }
}
