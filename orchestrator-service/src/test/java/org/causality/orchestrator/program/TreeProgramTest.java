package org.causality.orchestrator.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.causality.groth16.transition.StateTransition;
import org.causality.model.codec.Bytes32;
import org.causality.orchestrator.World;
import org.causality.orchestrator.proof.Made;
import org.causality.orchestrator.proof.Program;
import org.causality.orchestrator.proof.ProofVerdict;
import org.junit.jupiter.api.Test;

class TreeProgramTest {
    private static final TreeProgram PROGRAM = TreeProgram.of("test", StateTransition.SMALL_DEPTH);
    private static final TreeProving PROVING = TreeProving.of("test", StateTransition.SMALL_DEPTH);

    private final Bytes32 first = World.word(6);
    private final Bytes32 second = new Bytes32(-1L >>> 3, 5, 6, 7);

    @Test
    void aSecondStepIsProvenFromTheHistoryAndVerifies() {
        Program.State before = PROGRAM.genesis(1).after(first);

        Made made = PROVING.prove(1, List.of(first), before.root(), second);

        assertThat(made.newRoot()).isEqualTo(before.after(second).root());
        List<Bytes32> inputs = List.of(before.root(), second, made.newRoot());
        assertThat(PROGRAM.check(PROGRAM.verifier(), inputs, made.proof())).isEqualTo(new ProofVerdict.Valid());
        List<Bytes32> others = List.of(before.root(), first, made.newRoot());
        assertThat(PROGRAM.check(PROGRAM.verifier(), others, made.proof())).isInstanceOf(ProofVerdict.Invalid.class);
    }

    @Test
    void anotherHistoryIsRefused() {
        Bytes32 root = PROGRAM.genesis(1).after(first).root();
        assertThatThrownBy(() -> PROVING.prove(2, List.of(first), root, second))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsNoProofIsInvalid() {
        List<Bytes32> inputs = List.of(first, first, first);
        assertThat(PROGRAM.check(PROGRAM.verifier(), inputs, first.toBytes())).isInstanceOf(ProofVerdict.Invalid.class);
    }

    @Test
    void theSameSeedIsTheSameProgram() {
        assertThat(TreeProgram.of("test", StateTransition.SMALL_DEPTH).verifier())
                .isEqualTo(PROGRAM.verifier());
        assertThat(TreeProgram.of("other", StateTransition.SMALL_DEPTH).verifier())
                .isNotEqualTo(PROGRAM.verifier());
    }
}
