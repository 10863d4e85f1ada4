package org.causality.orchestrator.program;

import java.util.List;
import org.causality.groth16.prove.DevnetSetup;
import org.causality.groth16.prove.Prover;
import org.causality.groth16.transition.StateTransition;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.orchestrator.proof.Made;
import org.causality.orchestrator.proof.Proving;

/** The prover of the state transition. Its key takes seconds to make, so there is one a process. */
public final class TreeProving implements Proving {
    private final int depth;
    private final Prover prover;

    private TreeProving(int depth, Prover prover) {
        this.depth = depth;
        this.prover = prover;
    }

    /** As {@link TreeProgram#of}. */
    public static TreeProving of(String setupSeed, int depth) {
        return new TreeProving(depth, new Prover(DevnetSetup.provingKey(StateTransition.circuit(depth), setupSeed)));
    }

    @Override
    public Made prove(long seed, List<Bytes32> history, Bytes32 oldRoot, Bytes32 effect) {
        StateTree tree = StateTree.genesis(depth, seed);
        for (Bytes32 before : history) {
            tree = tree.after(before);
        }
        if (!tree.root().equals(oldRoot)) {
            throw new IllegalArgumentException("the history does not lead to the old root");
        }
        StateTransition transition = tree.transition(effect);
        return switch (prover.prove(transition.publicInputs(), transition.secretInputs(), oldRoot.hex())) {
            case Prover.Outcome.Proven(var statement) ->
                new Made(
                        Words.of(transition.newRoot()),
                        Bytes.wrap(statement.proof().encode()));
            case Prover.Outcome.Contradiction(int constraint) ->
                throw new IllegalStateException("a transition of ours breaks constraint " + constraint);
        };
    }
}
