package org.causality.groth16.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.causality.groth16.Vectors;
import org.causality.groth16.field.Fr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A proof that snarkjs made of two steps of a Poseidon chain, and what becomes of it when anything of it is changed. */
class PlonkProofTest {
    private static final String FOLDER = "demo-chain2-plonk";

    private final Map<String, Object> key = Vectors.object(FOLDER + "/vkey.json");
    private final Map<String, Object> proof = Vectors.object(FOLDER + "/proof.json");
    private final List<BigInteger> inputs = Vectors.inputs(FOLDER);
    private final PlonkVerifier verifier =
            PlonkVerifier.prepare(Snarkjs.plonkKey(key).orThrow()).orThrow();

    @Test
    void itIsAccepted() {
        assertThat(verify(proof, inputs)).isEqualTo(new Verdict.Valid());
    }

    @ParameterizedTest
    @ValueSource(strings = {"eval_a", "eval_b", "eval_c", "eval_s1", "eval_s2", "eval_zw"})
    void anEvaluationOneHigherIsRefused(String field) {
        BigInteger value = new BigInteger(text(field));
        assertThat(Vectors.reason(verify(with(field, value.add(BigInteger.ONE).toString()), inputs)))
                .isEqualTo(Reason.PAIRING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"eval_a", "eval_zw"})
    void anEvaluationHasOneName(String field) {
        BigInteger alias = new BigInteger(text(field)).add(Fr.MODULUS);
        assertThat(Vectors.reason(verify(with(field, alias.toString()), inputs)))
                .isEqualTo(Reason.NON_CANONICAL_INPUT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "B", "C", "Z", "T1", "T2", "T3", "Wxi", "Wxiw"})
    void anotherPointInAnyPlaceIsRefused(String field) {
        Object other = Objects.requireNonNull(key.get("Qm"));
        assertThat(Vectors.reason(verify(with(field, other), inputs))).isEqualTo(Reason.PAIRING);
        assertThat(Vectors.reason(verify(with(field, List.of("1", "1", "1")), inputs)))
                .isEqualTo(Reason.OFF_CURVE);
        assertThat(Vectors.reason(verify(with(field, List.of("0", "1", "0")), inputs)))
                .isEqualTo(Reason.PAIRING);
    }

    @Test
    void otherInputsAreRefused() {
        BigInteger first = inputs.getFirst();
        BigInteger second = inputs.get(1);
        assertThat(Vectors.reason(verify(proof, List.of(first.add(BigInteger.ONE), second))))
                .isEqualTo(Reason.PAIRING);
        assertThat(Vectors.reason(verify(proof, List.of(first.add(Fr.MODULUS), second))))
                .isEqualTo(Reason.NON_CANONICAL_INPUT);
        assertThat(Vectors.reason(verify(proof, List.of(first)))).isEqualTo(Reason.INPUT_COUNT);
    }

    @Test
    void aKeyWithAnotherRootOfOneIsRefused() {
        Map<String, Object> other = new HashMap<>(key);
        other.put("w", "1");
        assertThat(Vectors.reason(PlonkVerifier.prepare(Snarkjs.plonkKey(other).orThrow())))
                .isEqualTo(Reason.MALFORMED);
    }

    @Test
    void whatIsNotAProofIsMalformed() {
        Map<String, Object> torn = new HashMap<>(proof);
        torn.remove("T2");
        assertThat(Vectors.reason(Snarkjs.plonkProof(torn))).isEqualTo(Reason.MALFORMED);
        assertThat(Vectors.reason(Snarkjs.plonkKey(Map.of("nPublic", 2)))).isEqualTo(Reason.MALFORMED);
    }

    private Verdict verify(Map<String, Object> json, List<BigInteger> publicInputs) {
        return verifier.verify(Snarkjs.plonkProof(json).orThrow(), publicInputs);
    }

    private Map<String, Object> with(String field, Object value) {
        Map<String, Object> changed = new HashMap<>(proof);
        changed.put(field, value);
        return changed;
    }

    private String text(String field) {
        return Vectors.text(proof, field);
    }
}
