package org.causality.devnet.story.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.causality.devnet.story.figures.Spread;

/**
 * How long one stage took.
 *
 * @param at where: an operator's name, {@link #ANY} or {@link #LAST}
 * @param missing how often it did not come to its end in time
 */
record Row(String stage, String at, long missing, Spread took) {

    /** Each operator by itself. */
    static final String ANY = "any operator";
    /** From its beginning until the slowest operator was there, too. */
    static final String LAST = "the last one";

    /**
     * A row for each operator and one for the last of them.
     *
     * @param each nanoseconds by operator, for each time the stage was gone through
     */
    static List<Row> ofEach(String stage, List<String> operators, List<Map<String, Long>> each) {
        List<Row> rows = new ArrayList<>();
        for (String operator : operators) {
            rows.add(row(
                    stage,
                    operator,
                    each.size(),
                    each.stream()
                            .map(took -> took.get(operator))
                            .filter(Objects::nonNull)
                            .toList()));
        }
        rows.add(last(stage, operators.size(), each));
        return rows;
    }

    /** One row for all operators together and one for the last of them. */
    static List<Row> ofAny(String stage, List<String> operators, List<Map<String, Long>> each) {
        List<Long> all = each.stream().flatMap(took -> took.values().stream()).toList();
        return List.of(row(stage, ANY, each.size() * operators.size(), all), last(stage, operators.size(), each));
    }

    /** A stage that one operator goes through, whoever it is. */
    static Row ofOne(String stage, String at, int wanted, List<Long> took) {
        return row(stage, at, wanted, took);
    }

    private static Row last(String stage, int operators, List<Map<String, Long>> each) {
        List<Long> slowest = each.stream()
                .filter(took -> took.size() == operators)
                .map(took -> took.values().stream().max(Long::compare).orElseThrow())
                .toList();
        return row(stage, LAST, each.size(), slowest);
    }

    private static Row row(String stage, String at, int wanted, List<Long> took) {
        return new Row(stage, at, Math.max(0, wanted - took.size()), Spread.ofNanos(took));
    }
}
