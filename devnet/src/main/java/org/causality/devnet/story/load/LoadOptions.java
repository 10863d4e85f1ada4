package org.causality.devnet.story.load;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to put on whom.
 *
 * @param gateways operators 1 to N, in their line
 * @param at the operator to post at, from 1
 * @param rate orders per second in the open loop
 * @param seconds of the open loop, or of each stage when saturating
 * @param concurrencyMax saturating, the last stage's posts under way; 0 = open loop
 */
record LoadOptions(List<URI> gateways, Path network, int at, int rate, int seconds, int concurrencyMax) {

    private static final int RATE_DEFAULT = 50;
    private static final int SECONDS_DEFAULT = 30;
    private static final int CONCURRENCY_DEFAULT = 64;

    static final String USAGE = """
            usage: LoadClient --gateways URL,URL,… --network FILE [--at N] [--rate R] [--seconds S]
                              [--saturate] [--concurrency-max C]
            """;

    /** @throws IllegalArgumentException with a sentence for whoever typed it */
    static LoadOptions parse(List<String> arguments) {
        List<URI> gateways = new ArrayList<>();
        @Nullable Path network = null;
        int at = 0;
        int rate = RATE_DEFAULT;
        int seconds = SECONDS_DEFAULT;
        int concurrencyMax = CONCURRENCY_DEFAULT;
        boolean saturate = false;
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
                case "--at" -> at = number(word, rest);
                case "--rate" -> rate = number(word, rest);
                case "--seconds" -> seconds = number(word, rest);
                case "--concurrency-max" -> concurrencyMax = number(word, rest);
                case "--saturate" -> saturate = true;
                default -> throw new IllegalArgumentException("'" + word + "' is not an option.");
            }
        }
        if (gateways.isEmpty() || network == null) {
            throw new IllegalArgumentException("--gateways and --network are needed.");
        }
        if (at > gateways.size()) {
            throw new IllegalArgumentException("--at names one of the " + gateways.size() + " operators.");
        }
        return new LoadOptions(
                List.copyOf(gateways),
                network,
                at == 0 ? gateways.size() : at,
                rate,
                seconds,
                saturate ? concurrencyMax : 0);
    }

    private static String value(String word, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(word + " needs a value.");
        }
        return rest.next();
    }

    private static int number(String word, Iterator<String> rest) {
        String text = value(word, rest);
        if (!text.matches("[1-9]\\d{0,5}")) {
            throw new IllegalArgumentException(word + " takes a number from 1, not '" + text + "'.");
        }
        return Integer.parseInt(text);
    }
}
