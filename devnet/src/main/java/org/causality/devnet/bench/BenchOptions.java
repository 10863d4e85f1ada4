package org.causality.devnet.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.causality.devnet.UpOptions;
import org.jspecify.annotations.Nullable;

/**
 * What to measure.
 *
 * @param load handed to the load client as it is: rate, seconds, saturation
 * @param json gets the figures' JSON line; null = the terminal only
 */
record BenchOptions(
        int operators,
        int basePort,
        List<String> load,
        @Nullable Path json) {
    private static final int OPERATORS_DEFAULT = 3;
    private static final int BASE_PORT_DEFAULT = 27_000;

    /** @throws IllegalArgumentException with a sentence for whoever typed it */
    static BenchOptions parse(List<String> arguments) {
        int operators = OPERATORS_DEFAULT;
        int basePort = BASE_PORT_DEFAULT;
        List<String> load = new ArrayList<>();
        Path json = null;
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String word = rest.next();
            switch (word) {
                case "orders" -> {} // the one thing there is to bench so far
                case "--saturate" -> load.add(word);
                case "--rate", "--seconds", "--at", "--concurrency-max" ->
                    load.addAll(List.of(word, Integer.toString(number(word, rest, 1, 100_000))));
                case "--operators" -> operators = number(word, rest, 1, UpOptions.OPERATORS_MAX);
                case "--base-port" -> basePort = number(word, rest, UpOptions.BASE_PORT_MIN, 30_000);
                case "--json" -> json = Path.of(value(word, rest));
                default -> throw new IllegalArgumentException("'" + word + "' is not an option of bench.");
            }
        }
        return new BenchOptions(operators, basePort, List.copyOf(load), json);
    }

    private static int number(String word, Iterator<String> rest, int min, int max) {
        String text = value(word, rest);
        if (text.matches("\\d{1,6}") && Integer.parseInt(text) >= min && Integer.parseInt(text) <= max) {
            return Integer.parseInt(text);
        }
        throw new IllegalArgumentException(
                word + " takes a number from " + min + " to " + max + ", not '" + text + "'.");
    }

    private static String value(String word, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(word + " needs a value.");
        }
        return rest.next();
    }
}
