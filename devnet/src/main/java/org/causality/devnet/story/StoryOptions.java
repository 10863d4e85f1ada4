package org.causality.devnet.story;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.causality.devnet.story.words.Words;
import org.jspecify.annotations.Nullable;

/**
 * What the client is told.
 *
 * @param gateways operators 1 to N, in their line
 * @param network {@code network.json}
 * @param heldAt the operator between the first and the last whose core gets the cancellation before the order; 0 = none
 * @param chain what the story's second half is told with
 * @param json where to write the machine-readable result
 * @param stepWait the longest a step waits for what it expects
 */
record StoryOptions(
        List<URI> gateways,
        Path network,
        int heldAt,
        ToldChain chain,
        @Nullable Path json,
        Duration stepWait) {

    static final Duration STEP_WAIT_DEFAULT = Duration.ofSeconds(40);

    private static final int NUMBER_MAX = 999_999;

    static final String USAGE = """
            usage: StoryClient --gateways URL,URL,… --network FILE [--held-at N] [--json FILE] [--step-seconds S]
                   [%s]
                   [--recorded CHAIN --height N --block HASH --time SECONDS --contract ADDRESS --slot WORD
                    --value HEX --effect ID]
                   [--no-chain WHY]
            """.formatted(StoryChain.USAGE);

    /** @throws IllegalArgumentException with a sentence for whoever typed it */
    static StoryOptions parse(List<String> arguments) {
        List<URI> gateways = List.of();
        @Nullable Path network = null;
        @Nullable Path json = null;
        int heldAt = 0;
        ChainWords chain = new ChainWords();
        Duration stepWait = STEP_WAIT_DEFAULT;
        Words rest = new Words(arguments);
        while (rest.hasNext()) {
            String word = rest.next();
            switch (word) {
                case "--gateways" -> gateways = rest.urls(word);
                case "--network" -> network = Path.of(rest.value(word));
                case "--json" -> json = Path.of(rest.value(word));
                case "--held-at" -> heldAt = rest.number(word, 0, NUMBER_MAX);
                case "--step-seconds" -> stepWait = Duration.ofSeconds(rest.number(word, 0, NUMBER_MAX));
                default -> chain.take(word, rest);
            }
        }
        if (gateways.isEmpty() || network == null) {
            throw new IllegalArgumentException("--gateways and --network are needed.");
        }
        if (heldAt != 0 && (heldAt <= 1 || heldAt >= gateways.size())) {
            throw new IllegalArgumentException("--held-at names an operator between the first and the last, or 0.");
        }
        return new StoryOptions(gateways, network, heldAt, chain.told(), json, stepWait);
    }
}
