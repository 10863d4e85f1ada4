package org.causality.devnet.story.load;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.causality.devnet.story.figures.MeasuredProcess;
import org.causality.devnet.story.words.Words;
import org.jspecify.annotations.Nullable;

/**
 * What to put on whom.
 *
 * @param gateways operators 1 to N, in their line
 * @param at the operator to post at, from 1
 * @param rate orders per second in the open loop
 * @param seconds of the open loop, or of each stage when saturating
 * @param concurrencyMax saturating, the last stage's posts under way; 0 = open loop
 * @param process the operators', to say what it used
 */
record LoadOptions(
        List<URI> gateways, Path network, int at, int rate, int seconds, int concurrencyMax, MeasuredProcess process) {

    private static final int RATE_DEFAULT = 50;
    private static final int SECONDS_DEFAULT = 30;
    private static final int CONCURRENCY_DEFAULT = 64;

    private static final int NUMBER_MAX = 999_999;

    static final String USAGE = """
            usage: LoadClient --gateways URL,URL,… --network FILE [--at N] [--rate R] [--seconds S]
                              [--saturate] [--concurrency-max C] [--pid P]
            """;

    /** @throws IllegalArgumentException with a sentence for whoever typed it */
    static LoadOptions parse(List<String> arguments) {
        List<URI> gateways = List.of();
        @Nullable Path network = null;
        int at = 0;
        int rate = RATE_DEFAULT;
        int seconds = SECONDS_DEFAULT;
        int concurrencyMax = CONCURRENCY_DEFAULT;
        MeasuredProcess process = MeasuredProcess.NONE;
        boolean saturate = false;
        Words rest = new Words(arguments);
        while (rest.hasNext()) {
            String word = rest.next();
            switch (word) {
                case "--gateways" -> gateways = rest.urls(word);
                case "--network" -> network = Path.of(rest.value(word));
                case "--at" -> at = rest.number(word, 0, NUMBER_MAX);
                case "--rate" -> rate = rest.number(word, 0, NUMBER_MAX);
                case "--seconds" -> seconds = rest.number(word, 0, NUMBER_MAX);
                case "--concurrency-max" -> concurrencyMax = rest.number(word, 0, NUMBER_MAX);
                case "--pid" -> process = MeasuredProcess.named(word, rest);
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
                gateways,
                network,
                at == 0 ? gateways.size() : at,
                rate,
                seconds,
                saturate ? concurrencyMax : 0,
                process);
    }
}
