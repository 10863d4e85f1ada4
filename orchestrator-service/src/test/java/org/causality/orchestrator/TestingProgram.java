package org.causality.orchestrator;

import java.util.List;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.codec.DomainTag;
import org.causality.model.computation.VerifierId;
import org.causality.orchestrator.proof.Made;
import org.causality.orchestrator.proof.Program;
import org.causality.orchestrator.proof.ProofCheck;
import org.causality.orchestrator.proof.ProofVerdict;
import org.causality.orchestrator.proof.Proving;

/** A program whose state is its root, and whose proofs are hashes anybody can make: fast, and wrong where it should be. */
public final class TestingProgram implements Program, ProofCheck, Proving {
    public static final VerifierId VERIFIER = new VerifierId(new Bytes32(1, 2, 3, 4).toBytes());

    private record Root(Bytes32 root) implements State {
        @Override
        public State after(Bytes32 effect) {
            return new Root(DomainTag.OUTPUT.hash(root.toBytes(), effect.toBytes()));
        }
    }

    @Override
    public VerifierId verifier() {
        return VERIFIER;
    }

    @Override
    public State genesis(long seed) {
        return new Root(new Bytes32(0, 0, 0, seed + 1));
    }

    @Override
    public ProofVerdict check(VerifierId program, List<Bytes32> publicInputs, Bytes proof) {
        return program.equals(VERIFIER) && proof.equals(proof(publicInputs))
                ? new ProofVerdict.Valid()
                : new ProofVerdict.Invalid("not the hash of its inputs");
    }

    @Override
    public Made prove(long seed, List<Bytes32> history, Bytes32 oldRoot, Bytes32 effect) {
        State state = genesis(seed);
        for (Bytes32 before : history) {
            state = state.after(before);
        }
        if (!state.root().equals(oldRoot)) {
            throw new IllegalArgumentException("the history does not lead to the old root");
        }
        Bytes32 newRoot = state.after(effect).root();
        return new Made(newRoot, proof(List.of(oldRoot, effect, newRoot)));
    }

    private static Bytes proof(List<Bytes32> publicInputs) {
        return DomainTag.STATEMENT
                .hash(publicInputs.stream().map(Bytes32::toBytes).toArray(Bytes[]::new))
                .toBytes();
    }
}
