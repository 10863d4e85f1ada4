package org.causality.groth16.prove;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.causality.groth16.Vectors;
import org.causality.groth16.transition.MerklePath;
import org.causality.groth16.transition.StateTransition;
import org.causality.groth16.verify.Statement;

/** Transitions to prove. */
public final class Transitions {
    private Transitions() {}

    /** Some transition of that leaf. */
    public static StateTransition of(int leaf, int depth) {
        List<BigInteger> siblings = new ArrayList<>();
        for (int i = 0; i < depth; i++) {
            siblings.add(BigInteger.valueOf(1_000L + i));
        }
        return new StateTransition(
                BigInteger.valueOf(77), BigInteger.valueOf(123_456_789), new MerklePath(leaf, siblings));
    }

    /** The transition of the vector demo-merkle. */
    public static StateTransition demo() {
        Map<String, Object> input = Vectors.object("demo-merkle/input.json");
        List<?> bits = (List<?>) Objects.requireNonNull(input.get("index"));
        int leaf = 0;
        for (int i = 0; i < bits.size(); i++) {
            leaf |= Integer.parseInt(bits.get(i).toString()) << i;
        }
        List<BigInteger> siblings = ((List<?>) Objects.requireNonNull(input.get("sib")))
                .stream().map(sibling -> new BigInteger(sibling.toString())).toList();
        return new StateTransition(
                new BigInteger(Vectors.text(input, "oldLeaf")),
                new BigInteger(Vectors.text(input, "effect")),
                new MerklePath(leaf, siblings));
    }

    public static Statement prove(ProvingKey key, StateTransition transition, String seed) {
        return switch (new Prover(key).prove(transition.publicInputs(), transition.secretInputs(), seed)) {
            case Prover.Outcome.Proven(Statement statement) -> statement;
            case Prover.Outcome.Contradiction(int constraint) -> throw new AssertionError("constraint " + constraint);
        };
    }
}
