package org.causality.devnet.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.causality.devnet.UpOptions;
import org.causality.devnet.story.words.Words;
import org.jspecify.annotations.Nullable;

/**
 * What to measure.
 *
 * @param runs how often, one after the other on the same network
 * @param load handed to the load client as it is: rate, seconds, saturation
 * @param json gets the figures' JSON line; null = the terminal only
 */
record BenchOptions(
        int operators,
        int basePort,
        int runs,
        List<String> load,
        @Nullable Path json) {
    private static final int OPERATORS_DEFAULT = 3;
    private static final int RUNS_MAX = 50;
    private static final int BASE_PORT_DEFAULT = 27_000;

    /** @throws IllegalArgumentException with a sentence for whoever typed it */
    static BenchOptions parse(List<String> arguments) {
        int operators = OPERATORS_DEFAULT;
        int basePort = BASE_PORT_DEFAULT;
        int runs = 1;
        List<String> load = new ArrayList<>();
        Path json = null;
        Words rest = new Words(arguments);
        while (rest.hasNext()) {
            String word = rest.next();
            switch (word) {
                case "orders" -> {} // the one thing there is to bench so far
                case "--saturate" -> load.add(word);
                case "--rate", "--seconds", "--at", "--concurrency-max" ->
                    load.addAll(List.of(word, Integer.toString(rest.number(word, 1, 100_000))));
                case "--operators" -> operators = rest.number(word, 1, UpOptions.OPERATORS_MAX);
                case "--base-port" -> basePort = rest.number(word, UpOptions.BASE_PORT_MIN, 30_000);
                case "--runs" -> runs = rest.number(word, 1, RUNS_MAX);
                case "--json" -> json = Path.of(rest.value(word));
                default -> throw new IllegalArgumentException("'" + word + "' is not an option of bench.");
            }
        }
        return new BenchOptions(operators, basePort, runs, List.copyOf(load), json);
    }
}
