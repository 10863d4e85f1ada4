package org.causality.devnet.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class BenchOptionsTest {

    @Test
    void whatConcernsTheLoadIsHandedOn() {
        BenchOptions options =
                BenchOptions.parse(List.of("orders", "--rate", "10", "--saturate", "--json", "out.json"));
        assertThat(options.load()).containsExactly("--rate", "10", "--saturate");
        assertThat(options.json()).hasToString("out.json");
        assertThat(options.operators()).isEqualTo(3);
    }

    @Test
    void whatIsNotUnderstoodIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BenchOptions.parse(List.of("orders", "--rate", "0")))
                .withMessageContaining("--rate takes a number from 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BenchOptions.parse(List.of("orders", "--fast")))
                .withMessageContaining("'--fast' is not an option");
    }
}
