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
 * @param client handed to the client as it is: rate, seconds, events
 * @param json gets the figures' JSON line; null = the terminal only
 */
record BenchOptions(
        Subject subject,
        int operators,
        int basePort,
        int runs,
        List<String> client,
        @Nullable Path json) {
    private static final int OPERATORS_DEFAULT = 3;
    private static final int RUNS_MAX = 50;
    private static final int BASE_PORT_DEFAULT = 27_000;
    private static final int NUMBER_MAX = 100_000;

    /** Each is a block, a fact and a step of the computation, whose steps are all kept. */
    private static final int EVENTS_MAX = 2_000;

    private static final int PACE_MILLIS_MIN = 100;
    private static final int SETTLED_ORDERS_MAX = 500;

    /** @throws IllegalArgumentException with a sentence for whoever typed it */
    static BenchOptions parse(List<String> arguments) {
        Words rest = new Words(arguments);
        Subject subject = Subject.named(rest.hasNext() ? rest.next() : "");
        int operators = subject == Subject.EFFECTS ? 1 : OPERATORS_DEFAULT;
        int basePort = BASE_PORT_DEFAULT;
        int runs = 1;
        List<String> client = new ArrayList<>();
        Path json = null;
        while (rest.hasNext()) {
            String word = rest.next();
            switch (word) {
                case "--operators" -> operators = rest.number(word, 1, operatorsMax(subject));
                case "--base-port" -> basePort = rest.number(word, UpOptions.BASE_PORT_MIN, 30_000);
                case "--runs" -> runs = rest.number(word, 1, RUNS_MAX);
                case "--json" -> json = Path.of(rest.value(word));
                default -> client.addAll(forClient(subject, word, rest));
            }
        }
        return new BenchOptions(subject, operators, basePort, runs, List.copyOf(client), json);
    }

    /** Only its one service is measured. */
    private static int operatorsMax(Subject subject) {
        return subject == Subject.EFFECTS ? 1 : UpOptions.OPERATORS_MAX;
    }

    private static List<String> forClient(Subject subject, String word, Words rest) {
        return switch (subject) {
            case ORDERS ->
                switch (word) {
                    case "--saturate" -> List.of(word);
                    case "--rate", "--seconds", "--at", "--concurrency-max" -> number(word, 1, NUMBER_MAX, rest);
                    default -> throw unknown(subject, word);
                };
            case FACTS ->
                switch (word) {
                    case "--events" -> number(word, 0, EVENTS_MAX, rest);
                    case "--pace-millis" -> number(word, PACE_MILLIS_MIN, NUMBER_MAX, rest);
                    case "--orders" -> number(word, 0, SETTLED_ORDERS_MAX, rest);
                    default -> throw unknown(subject, word);
                };
            case EFFECTS ->
                switch (word) {
                    case "--effects" -> number(word, 1, NUMBER_MAX, rest);
                    default -> throw unknown(subject, word);
                };
        };
    }

    private static List<String> number(String word, int min, int max, Words rest) {
        return List.of(word, Integer.toString(rest.number(word, min, max)));
    }

    private static IllegalArgumentException unknown(Subject subject, String word) {
        return new IllegalArgumentException("'" + word + "' is not an option of bench " + subject.word() + ".");
    }
}
