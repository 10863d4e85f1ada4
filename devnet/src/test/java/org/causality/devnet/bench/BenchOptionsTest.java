package org.causality.devnet.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchOptionsTest {

    @Test
    void whatConcernsTheClientIsHandedOn() {
        BenchOptions options =
                BenchOptions.parse(List.of("orders", "--rate", "10", "--saturate", "--json", "out.json"));
        assertThat(options.subject()).isEqualTo(Subject.ORDERS);
        assertThat(options.client()).containsExactly("--rate", "10", "--saturate");
        assertThat(options.json()).hasToString("out.json");
        assertThat(options.operators()).isEqualTo(3);
    }

    @Test
    void factsHaveEventsAndOrders() {
        BenchOptions options = BenchOptions.parse(
                List.of("facts", "--events", "5", "--runs", "2", "--orders", "0", "--pace-millis", "250"));
        assertThat(options.subject()).isEqualTo(Subject.FACTS);
        assertThat(options.client()).containsExactly("--events", "5", "--orders", "0", "--pace-millis", "250");
        assertThat(options.runs()).isEqualTo(2);
    }

    @Test
    void effectsAreMeasuredAtOneOperator() {
        BenchOptions options = BenchOptions.parse(List.of("effects", "--effects", "100"));
        assertThat(options.client()).containsExactly("--effects", "100");
        assertThat(options.operators()).isOne();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "orders --rate 0 | --rate takes a number from 1",
                "orders --fast | '--fast' is not an option of bench orders",
                "orders --events 3 | '--events' is not an option of bench orders",
                "facts --rate 3 | '--rate' is not an option of bench facts",
                "facts --pace-millis 1 | --pace-millis takes a number from 100",
                "effects --operators 2 | --operators takes a number from 1 to 1",
                "proofs | orders, facts, effects",
            })
    void whatIsNotUnderstoodIsNamed(String line, String named) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BenchOptions.parse(List.of(line.split(" "))))
                .withMessageContaining(named);
    }
}
