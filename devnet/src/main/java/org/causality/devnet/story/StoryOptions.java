package org.causality.devnet.story;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the client is told.
 *
 * @param gateways operators 1 to N, in their line
 * @param network {@code network.json}
 * @param heldAt the operator between the first and the last whose core gets the cancellation before the order; 0 = none
 * @param json where to write the machine-readable result
 * @param stepWait the longest a step waits for what it expects
 */
record StoryOptions(
        List<URI> gateways,
        Path network,
        int heldAt,
        @Nullable Path json,
        Duration stepWait) {

    static final Duration STEP_WAIT_DEFAULT = Duration.ofSeconds(20);

    static final String USAGE = """
            usage: StoryClient --gateways URL,URL,… --network FILE [--held-at N] [--json FILE] [--step-seconds S]
            """;

    /** @throws IllegalArgumentException with a sentence for whoever typed it */
    static StoryOptions parse(List<String> arguments) {
        List<URI> gateways = new ArrayList<>();
        @Nullable Path network = null;
        @Nullable Path json = null;
        int heldAt = 0;
        Duration stepWait = STEP_WAIT_DEFAULT;
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String word = rest.next();
            switch (word) {
                case "--gateways" -> {
                    for (String url : List.of(value(word, rest).split(","))) {
                        gateways.add(URI.create(url));
                    }
                }
                case "--network" -> network = Path.of(value(word, rest));
                case "--json" -> json = Path.of(value(word, rest));
                case "--held-at" -> heldAt = number(word, rest);
                case "--step-seconds" -> stepWait = Duration.ofSeconds(number(word, rest));
                default -> throw new IllegalArgumentException("'" + word + "' is not an option.");
            }
        }
        if (gateways.isEmpty() || network == null) {
            throw new IllegalArgumentException("--gateways and --network are needed.");
        }
        if (heldAt != 0 && (heldAt <= 1 || heldAt >= gateways.size())) {
            throw new IllegalArgumentException("--held-at names an operator between the first and the last, or 0.");
        }
        return new StoryOptions(List.copyOf(gateways), network, heldAt, json, stepWait);
    }

    private static String value(String word, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(word + " needs a value.");
        }
        return rest.next();
    }

    private static int number(String word, Iterator<String> rest) {
        String text = value(word, rest);
        if (!text.matches("\\d{1,6}")) {
            throw new IllegalArgumentException(word + " takes a number, not '" + text + "'.");
        }
        return Integer.parseInt(text);
    }
}
