package org.causality.groth16.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.causality.groth16.Vectors;
import org.junit.jupiter.api.Test;

class EncodingTest {

    @Property(tries = 100)
    void anyProofOfTheRightLengthIsReadAndWrittenBack(@ForAll @Size(Proof.BYTES) byte[] bytes) {
        assertThat(Proof.decode(bytes).orThrow().encode()).isEqualTo(bytes);
    }

    @Test
    void keysAreReadAndWrittenBack() {
        for (String folder : Vectors.WITH_PROOF) {
            VerifyingKey key = Vectors.key(folder);
            assertThat(VerifyingKey.decode(key.encode()).orThrow()).isEqualTo(key);
            assertThat(key.encode()).hasSize(12 + 14 * 32 + 64 * (key.inputs() + 1));
        }
    }

    @Property(tries = 200)
    void anyBytesAreAKeyOrRefused(@ForAll @Size(max = 700) byte[] tail) {
        byte[] bytes = Arrays.copyOf(Vectors.key("demo-chain").encode(), 12 + tail.length);
        System.arraycopy(tail, 0, bytes, 12, tail.length);
        switch (VerifyingKey.decode(bytes)) {
            case Decoded.Good<VerifyingKey>(VerifyingKey key) ->
                assertThat(key.encode()).isEqualTo(bytes);
            case Decoded.Refused<VerifyingKey>(Reason reason, String _) ->
                assertThat(reason).isEqualTo(Reason.MALFORMED);
        }
    }

    @Test
    void aKeysNameIsTheDigestOfItsEncoding() {
        assertThat(Vectors.key("demo-chain").id().hex())
                .hasSize(64)
                .isNotEqualTo(Vectors.key("demo-merkle").id().hex());
        assertThat(Vectors.key("risc0-v2.2").id())
                .isEqualTo(Vectors.key("risc0-v5.0").id());
        assertThatThrownBy(() -> new KeyId("ABC")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theLayoutOfSnarkjsIsReadAndWrittenBack() {
        for (String folder : Vectors.WITH_PROOF) {
            Statement statement = Vectors.valid(folder);
            assertThat(Snarkjs.proof(Snarkjs.of(statement.proof())).orThrow()).isEqualTo(statement.proof());
            VerifyingKey key = Vectors.key(folder);
            assertThat(Snarkjs.key(Snarkjs.of(key)).orThrow()).isEqualTo(key);
            assertThat(Snarkjs.inputs(Snarkjs.of(statement.inputs())).orThrow()).isEqualTo(statement.inputs());
        }
    }

    @Test
    void numbersAreStrictDecimals() {
        for (Object bad : List.of("", "-1", "+1", "01", "0x1", "1e3", " 1", "1".repeat(79), 7, Map.of())) {
            assertThat(Vectors.reason(Snarkjs.inputs(List.of(bad)))).isEqualTo(Reason.MALFORMED);
        }
        String word = BigInteger.ONE.shiftLeft(256).toString();
        assertThat(Vectors.reason(Snarkjs.inputs(List.of(word)))).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void missingOrMisshapenPointsAreMalformed() {
        Map<String, Object> json =
                new HashMap<>(Snarkjs.of(Vectors.valid("demo-chain").proof()));
        assertThat(Vectors.reason(Snarkjs.proof(Map.of()))).isEqualTo(Reason.MALFORMED);
        json.put("pi_a", List.of("1", "2"));
        assertThat(Vectors.reason(Snarkjs.proof(json))).isEqualTo(Reason.MALFORMED);
        json.put("pi_a", List.of("1", "2", "3"));
        assertThat(Vectors.reason(Snarkjs.proof(json))).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void infinityIsWrittenAsSnarkjsDoes() {
        Map<String, Object> json =
                new HashMap<>(Snarkjs.of(Vectors.valid("demo-chain").proof()));
        json.put("pi_c", List.of("0", "1", "0"));
        Proof proof = Snarkjs.proof(json).orThrow();
        assertThat(proof.c()).isEqualTo(new RawG1(BigInteger.ZERO, BigInteger.ZERO));
        assertThat(Snarkjs.of(proof)).containsEntry("pi_c", List.of("0", "1", "0"));
    }

    @Test
    void keysWithBadPointsAreRefused() {
        VerifyingKey key = Vectors.key("demo-chain");
        RawG1 none = new RawG1(BigInteger.ZERO, BigInteger.ZERO);
        RawG2 stranger = Vectors.invalid("demo-chain", "subgroup").proof().b();
        RawG1 off = Vectors.invalid("demo-chain", "offcurve").proof().a();
        assertThat(reason(new VerifyingKey(none, key.beta(), key.gamma(), key.delta(), key.inputPoints())))
                .isEqualTo(Reason.INFINITY);
        assertThat(reason(new VerifyingKey(key.alpha(), key.beta(), stranger, key.delta(), key.inputPoints())))
                .isEqualTo(Reason.NOT_IN_SUBGROUP);
        assertThat(reason(new VerifyingKey(key.alpha(), key.beta(), key.gamma(), key.delta(), List.of(off))))
                .isEqualTo(Reason.OFF_CURVE);
    }

    private static Reason reason(VerifyingKey key) {
        return Vectors.reason(Groth16Verifier.prepare(key));
    }
}
