package org.causality.groth16.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.causality.groth16.Vectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

class VectorsTest {
    private static final Map<String, Reason> REASONS = Map.of(
            "public", Reason.PAIRING,
            "swapped", Reason.PAIRING,
            "alias", Reason.NON_CANONICAL_INPUT,
            "offcurve", Reason.OFF_CURVE,
            "subgroup", Reason.NOT_IN_SUBGROUP);

    static final List<String> FOLDERS = Vectors.WITH_PROOF;

    static Stream<Arguments> invalid() {
        return Vectors.WITH_INVALID.stream()
                .flatMap(folder -> REASONS.keySet().stream().sorted().map(kind -> Arguments.of(folder, kind)));
    }

    @ParameterizedTest
    @FieldSource("FOLDERS")
    void validProofsAreAccepted(String folder) {
        assertThat(Vectors.verifier(folder).verify(Vectors.valid(folder))).isEqualTo(new Verdict.Valid());
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void spoiledProofsAreRefusedWithTheirReason(String folder, String kind) {
        assertThat(Vectors.reason(Vectors.verifier(folder).verify(Vectors.invalid(folder, kind))))
                .isEqualTo(REASONS.get(kind));
    }

    @Test
    void keysWithoutProofsCanBePrepared() {
        for (String folder : Vectors.KEY_ONLY) {
            assertThat(Vectors.verifier(folder)).isNotNull();
        }
    }

    @Test
    void aProofIsWorthNothingUnderAnotherKey() {
        assertThat(Vectors.reason(Vectors.verifier("sp1-v5.0.0").verify(Vectors.valid("sp1-v4.0.0-rc3"))))
                .isEqualTo(Reason.PAIRING);
    }
}
