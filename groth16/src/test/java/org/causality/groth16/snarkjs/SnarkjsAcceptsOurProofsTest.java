package org.causality.groth16.snarkjs;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.causality.groth16.Vectors;
import org.causality.groth16.prove.DevnetSetup;
import org.causality.groth16.prove.ProvingKey;
import org.causality.groth16.prove.Transitions;
import org.causality.groth16.transition.StateTransition;
import org.causality.groth16.verify.Statement;
import org.junit.jupiter.api.Test;

class SnarkjsAcceptsOurProofsTest {

    @Test
    void aTransitionProvenHereIsValidThere() {
        try (SnarkjsProcess snarkjs = SnarkjsProcess.start()) {
            ProvingKey key = DevnetSetup.provingKey(StateTransition.circuit(StateTransition.DEPTH), "test");
            Statement proven = Transitions.prove(key, Transitions.demo(), "a");
            assertThat(snarkjs.verify(key.verifyingKey(), proven, 1).isValid()).isTrue();
            List<BigInteger> inputs = new ArrayList<>(proven.inputs());
            inputs.set(1, inputs.get(1).add(BigInteger.ONE));
            Statement other = new Statement(proven.proof(), inputs);
            assertThat(snarkjs.verify(key.verifyingKey(), other, 1).isValid()).isFalse();
        }
    }

    @Test
    void bothAgreeOnTheVectors() {
        try (SnarkjsProcess snarkjs = SnarkjsProcess.start()) {
            for (String folder : Vectors.WITH_PROOF) {
                assertThat(snarkjs.verify(Vectors.key(folder), Vectors.valid(folder), 1)
                                .isValid())
                        .as(folder)
                        .isTrue();
            }
            for (String kind : List.of("public", "swapped", "alias", "offcurve", "subgroup")) {
                Statement spoiled = Vectors.invalid("demo-merkle", kind);
                assertThat(snarkjs.verify(Vectors.key("demo-merkle"), spoiled, 1)
                                .isValid())
                        .as(kind)
                        .isFalse();
            }
        }
    }
}
