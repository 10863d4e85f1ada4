package org.causality.groth16.prove;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.causality.groth16.Vectors;
import org.causality.groth16.circuit.Circuit;
import org.causality.groth16.transition.HashChain;
import org.causality.groth16.transition.MerklePath;
import org.causality.groth16.transition.StateTransition;
import org.causality.groth16.verify.Groth16Verifier;
import org.causality.groth16.verify.Reason;
import org.causality.groth16.verify.Statement;
import org.causality.groth16.verify.Verdict;
import org.junit.jupiter.api.Test;

class ProvenTransitionTest {
    private static final Circuit CIRCUIT = StateTransition.circuit(StateTransition.SMALL_DEPTH);
    private static final ProvingKey KEY = DevnetSetup.provingKey(CIRCUIT, "test");
    private static final Groth16Verifier VERIFIER =
            Groth16Verifier.prepare(KEY.verifyingKey()).orThrow();
    private static final StateTransition TRANSITION = Transitions.of(3, StateTransition.SMALL_DEPTH);

    @Test
    void ourProofsAreAccepted() {
        assertThat(VERIFIER.verify(prove("a"))).isEqualTo(new Verdict.Valid());
    }

    @Test
    void theSameSeedMakesTheSameProofAndAnotherAnother() {
        assertThat(prove("a")).isEqualTo(prove("a")).isNotEqualTo(prove("b"));
        assertThat(VERIFIER.verify(prove("b"))).isEqualTo(new Verdict.Valid());
    }

    @Test
    void aProofIsOfItsPublicInputsOnly() {
        Statement proven = prove("a");
        assertThat(proven.inputs()).containsExactly(TRANSITION.oldRoot(), TRANSITION.effect(), TRANSITION.newRoot());
        for (int i = 0; i < 3; i++) {
            List<BigInteger> inputs = new ArrayList<>(proven.inputs());
            inputs.set(i, inputs.get(i).xor(BigInteger.ONE));
            assertThat(Vectors.reason(VERIFIER.verify(proven.proof(), inputs))).isEqualTo(Reason.PAIRING);
        }
    }

    @Test
    void whatIsNotTrueIsNotProven() {
        List<BigInteger> wrong = List.of(TRANSITION.oldRoot(), TRANSITION.effect(), TRANSITION.oldRoot());
        assertThat(new Prover(KEY).prove(wrong, TRANSITION.secretInputs(), "a"))
                .isInstanceOf(Prover.Outcome.Contradiction.class);
        List<BigInteger> notABit = new ArrayList<>(TRANSITION.secretInputs());
        notABit.set(1, BigInteger.TWO);
        assertThat(new Prover(KEY).prove(TRANSITION.publicInputs(), notABit, "a"))
                .isInstanceOf(Prover.Outcome.Contradiction.class);
    }

    @Test
    void missingInputsAreABug() {
        assertThatThrownBy(() -> new Prover(KEY).prove(List.of(), TRANSITION.secretInputs(), "a"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keysComeFromTheirSeedAndCircuit() {
        assertThat(DevnetSetup.verifyingKey(CIRCUIT, "test")).isEqualTo(KEY.verifyingKey());
        assertThat(DevnetSetup.verifyingKey(CIRCUIT, "other").id())
                .isNotEqualTo(KEY.verifyingKey().id());
        assertThat(Vectors.reason(Groth16Verifier.prepare(DevnetSetup.verifyingKey(CIRCUIT, "other"))
                        .orThrow()
                        .verify(prove("a"))))
                .isEqualTo(Reason.PAIRING);
    }

    @Test
    void aChainOfHashesIsProven() {
        HashChain chain = new HashChain(BigInteger.valueOf(42), BigInteger.valueOf(99), 1);
        ProvingKey key = DevnetSetup.provingKey(HashChain.circuit(1), "test");
        assertThat(new Prover(key).prove(chain.publicInputs(), chain.secretInputs(), "a"))
                .isInstanceOfSatisfying(
                        Prover.Outcome.Proven.class,
                        proven -> assertThat(Groth16Verifier.prepare(key.verifyingKey())
                                        .orThrow()
                                        .verify(proven.statement()))
                                .isEqualTo(new Verdict.Valid()));
    }

    /** The roots of the demo vector, which circom computed. */
    @Test
    void transitionsAreThoseOfTheDemoVector() {
        StateTransition demo = Transitions.demo();
        List<BigInteger> inputs = Vectors.valid("demo-merkle").inputs();
        assertThat(List.of(demo.newRoot(), demo.oldRoot(), demo.effect())).isEqualTo(inputs);
        assertThat(StateTransition.circuit(StateTransition.DEPTH).solve(demo.publicInputs(), demo.secretInputs()))
                .isInstanceOf(Circuit.Solution.Solved.class);
    }

    @Test
    void aLeafOutsideTheTreeIsABug() {
        assertThatThrownBy(() -> new MerklePath(4, List.of(BigInteger.ONE, BigInteger.TWO)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Statement prove(String seed) {
        return Transitions.prove(KEY, TRANSITION, seed);
    }
}
