package org.causality.simulator.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptReaderTest {
    private static final long SECOND = 1_000_000;

    @Test
    void aScriptReadsAsItIsWritten() {
        Script script = read("""
                # two halves
                nodes 1000
                group a 50%
                group b 50%
                rate 5/s
                publish from 1s until 30m
                at 10s split a b
                at 20s crash 3 for 5s
                at 30m heal
                expect converged within 15s
                """);

        assertThat(script.nodes()).isEqualTo(1_000);
        assertThat(script.perSecond()).isEqualTo(5);
        assertThat(script.faults())
                .extracting(Fault::toString)
                .containsExactly("from 20s to 25s crash node 3", "from 10s to 30m split a b");
        assertThat(script.expectations()).isEqualTo(List.of(new Expectation.Converged(15 * SECOND)));
        assertThat(script.quietMicros()).isEqualTo(1_800 * SECOND);
    }

    @Test
    void aGroupIsItsPartOfTheNodes() {
        Harm.Split split = (Harm.Split) read("group a 25%\ngroup b 75%\nat 1s split a b")
                .faults()
                .getFirst()
                .harm();

        assertThat(split.from().includes(24, 100)).isTrue();
        assertThat(split.from().includes(25, 100)).isFalse();
        assertThat(split.to().includes(25, 100)).isTrue();
    }

    @Test
    void thoseWhoSpeakAreSpreadEvenly() {
        Script script = read("nodes 100\npublishers 32");

        List<Integer> speakers = IntStream.range(0, 100)
                .filter(node -> script.publisherNumber(node) >= 0)
                .boxed()
                .toList();
        assertThat(speakers).hasSize(32).contains(0, 3, 50, 96);
        assertThat(speakers).allMatch(node -> script.publisher(script.publisherNumber(node)) == node);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nodes               | 1 | ''
            nodes 1             | 1 | 1
            nodes 5 more        | 1 | more
            rate 5              | 1 | 5
            latency 40          | 1 | 40
            at 10s split a b    | 1 | a
            at 10s explode 3    | 1 | explode
            expect happiness    | 1 | happiness
            loss 130%           | 1 | 130%
            wibble              | 1 | wibble
            """)
    void whatCannotBeReadIsNamed(String line, int number, String word) {
        Reading reading = ScriptReader.read("test", line.strip(), 0);

        assertThat(reading).isInstanceOfSatisfying(Reading.Unreadable.class, unreadable -> {
            assertThat(unreadable.line()).isEqualTo(number);
            assertThat(unreadable.word()).isEqualTo(word);
        });
    }

    private static Script read(String text) {
        return switch (ScriptReader.read("test", text, 0)) {
            case Reading.Read(Script script) -> script;
            case Reading.Unreadable unreadable -> throw new AssertionError(unreadable.toString());
        };
    }
}
