package org.causality.groth16.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.List;
import org.causality.groth16.Vectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** zwaves, which verifies in Rust, against the same vectors. Its native library exists for Linux only. */
class SecondOpinionTest {
    static final List<String> FOLDERS = Vectors.WITH_PROOF;
    static final List<String> SPOILED = Vectors.WITH_INVALID;

    @ParameterizedTest
    @FieldSource("FOLDERS")
    void bothAcceptWhatIsValid(String folder) {
        Zwaves zwaves = zwaves(folder);
        assertThat(zwaves.verify(Vectors.valid(folder))).isTrue();
    }

    /** Its encoding of points has no y, so points off the curve cannot be asked about. */
    @ParameterizedTest
    @FieldSource("SPOILED")
    void bothRefuseWhatIsSpoiled(String folder) {
        Zwaves zwaves = zwaves(folder);
        for (String kind : List.of("public", "swapped", "alias", "subgroup")) {
            Statement spoiled = Vectors.invalid(folder, kind);
            assertThat(zwaves.verify(spoiled)).as(kind).isFalse();
            assertThat(Vectors.verifier(folder).verify(spoiled).isValid())
                    .as(kind)
                    .isFalse();
        }
    }

    private static Zwaves zwaves(String folder) {
        assumeThat(System.getProperty("os.name")).isEqualTo("Linux");
        return new Zwaves(Vectors.key(folder));
    }
}
