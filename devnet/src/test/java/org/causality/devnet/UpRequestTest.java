package org.causality.devnet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.causality.devnet.UpRequest.Help;
import org.causality.devnet.UpRequest.Up;
import org.causality.devnet.UpRequest.Wrong;
import org.causality.devnet.chain.ChainChoice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpRequestTest {
    @Test
    void saidNothingItTakesTheDefaults() {
        assertThat(UpRequest.parse(List.of())).isEqualTo(new Up(UpOptions.DEFAULTS));
    }

    @Test
    void everyOptionIsUnderstood() {
        assertThat(UpRequest.parse(List.of(
                        "--operators",
                        "5",
                        "--once",
                        "--isolated",
                        "--dir",
                        "kept",
                        "--base-port",
                        "21000",
                        "--chain",
                        "recorded")))
                .isEqualTo(new Up(new UpOptions(5, true, true, Path.of("kept"), 21_000, ChainChoice.RECORDED)));
    }

    @Test
    void helpIsGivenWhereverItIsAskedFor() {
        assertThat(UpRequest.parse(List.of("--once", "--help"))).isEqualTo(new Help());
    }

    @ParameterizedTest
    @CsvSource({
        "--operaters 3, is not an option",
        "--operators, needs a value",
        "--operators 0, from 1 to 16",
        "--operators three, not 'three'",
        "--base-port 80, from 1024",
        "--chain mainnet, 'anvil, recorded or none'",
        "--base-port 32700, choose a lower --base-port",
    })
    void aMistakeIsNamedInOneSentence(String line, String part) {
        assertThat(UpRequest.parse(List.of(line.split(" "))))
                .isInstanceOfSatisfying(
                        Wrong.class,
                        wrong -> assertThat(wrong.sentence()).contains(part).doesNotContain("\n"));
    }
}
