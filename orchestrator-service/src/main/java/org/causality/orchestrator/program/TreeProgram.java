package org.causality.orchestrator.program;

import java.util.List;
import org.causality.groth16.prove.DevnetSetup;
import org.causality.groth16.transition.StateTransition;
import org.causality.groth16.verify.Decoded;
import org.causality.groth16.verify.Groth16Verifier;
import org.causality.groth16.verify.Proof;
import org.causality.groth16.verify.Verdict;
import org.causality.groth16.verify.VerifyingKey;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.computation.VerifierId;
import org.causality.orchestrator.proof.Program;
import org.causality.orchestrator.proof.ProofCheck;
import org.causality.orchestrator.proof.ProofVerdict;

/** The state transition as a program, and the check of its proofs. */
public final class TreeProgram implements Program, ProofCheck {
    private final int depth;
    private final VerifierId verifier;
    private final Groth16Verifier groth16;

    private TreeProgram(int depth, VerifyingKey key) {
        this.depth = depth;
        this.verifier = new VerifierId(Bytes.parseHex("0x" + key.id().hex()));
        this.groth16 = Groth16Verifier.prepare(key).orThrow();
    }

    /**
     * @param setupSeed what the devnet's keys are made from: the same seed, the same program
     * @param depth of the tree; {@link StateTransition#DEPTH}, or less for tests
     */
    public static TreeProgram of(String setupSeed, int depth) {
        return new TreeProgram(depth, DevnetSetup.verifyingKey(StateTransition.circuit(depth), setupSeed));
    }

    @Override
    public VerifierId verifier() {
        return verifier;
    }

    @Override
    public State genesis(long seed) {
        return StateTree.genesis(depth, seed);
    }

    @Override
    public ProofVerdict check(VerifierId program, List<Bytes32> publicInputs, Bytes bytes) {
        if (!program.equals(verifier)) {
            return new ProofVerdict.Invalid("no verifier for program " + program);
        }
        return switch (Proof.decode(bytes.toArray())) {
            case Decoded.Refused<Proof>(var reason, String what) -> new ProofVerdict.Invalid(reason + ": " + what);
            case Decoded.Good<Proof>(Proof proof) -> verdict(proof, publicInputs);
        };
    }

    private ProofVerdict verdict(Proof proof, List<Bytes32> publicInputs) {
        return switch (groth16.verify(
                proof, publicInputs.stream().map(Words::number).toList())) {
            case Verdict.Valid() -> new ProofVerdict.Valid();
            case Verdict.Invalid(var reason, String where) -> new ProofVerdict.Invalid(reason + ": " + where);
        };
    }
}
