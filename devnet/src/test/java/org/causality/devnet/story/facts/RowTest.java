package org.causality.devnet.story.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.causality.devnet.story.figures.Spread;
import org.junit.jupiter.api.Test;

class RowTest {

    private static final long MILLI = 1_000_000;
    private static final List<String> OPERATORS = List.of("op1", "op2");

    /** The second time op2 never got there. */
    private static final List<Map<String, Long>> EACH = List.of(
            Map.of("op1", 10 * MILLI, "op2", 30 * MILLI),
            Map.of("op1", 50 * MILLI),
            Map.of("op1", 20 * MILLI, "op2", 15 * MILLI));

    @Test
    void eachOperatorHasARowAndTheLastOfThemToo() {
        assertThat(Row.ofEach("usable", OPERATORS, EACH))
                .containsExactly(
                        new Row("usable", "op1", 0, new Spread(3, 20, 50, 50)),
                        new Row("usable", "op2", 1, new Spread(2, 15, 30, 30)),
                        new Row("usable", Row.LAST, 1, new Spread(2, 20, 30, 30)));
    }

    @Test
    void togetherTheyAreOneRow() {
        assertThat(Row.ofAny("usable", OPERATORS, EACH).getFirst())
                .isEqualTo(new Row("usable", Row.ANY, 1, new Spread(5, 20, 50, 50)));
    }

    @Test
    void whatNeverHappenedIsMissing() {
        assertThat(Row.ofOne("prove", "who", 2, List.of()))
                .isEqualTo(new Row("prove", "who", 2, new Spread(0, 0, 0, 0)));
    }
}
