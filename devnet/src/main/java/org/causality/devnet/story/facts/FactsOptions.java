package org.causality.devnet.story.facts;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.causality.devnet.story.ChainWords;
import org.causality.devnet.story.StoryChain;
import org.causality.devnet.story.figures.MeasuredProcess;
import org.causality.devnet.story.words.Words;
import org.jspecify.annotations.Nullable;

/**
 * What to do on whose chain.
 *
 * @param gateways operators 1 to N, in their line
 * @param orchestrators where their orchestrators show their timers; none when nobody said
 * @param events how often the price changes
 * @param paceMillis from one change to the next
 * @param orders how many are settled, one after the other
 * @param operators their process
 * @param prover the process that makes their proofs
 */
record FactsOptions(
        List<URI> gateways,
        List<URI> orchestrators,
        Path network,
        StoryChain chain,
        int events,
        int paceMillis,
        int orders,
        MeasuredProcess operators,
        MeasuredProcess prover) {

    private static final int EVENTS_DEFAULT = 30;
    private static final int PACE_DEFAULT = 1_000;
    private static final int ORDERS_DEFAULT = 10;
    private static final int NUMBER_MAX = 999_999;

    static final String USAGE = """
            usage: FactsClient --gateways URL,URL,… --network FILE %s
                               [--orchestrators URL,URL,…] [--events N] [--pace-millis P] [--orders K]
                               [--pid P] [--prover-pid P]
            """.formatted(StoryChain.USAGE);

    /** @throws IllegalArgumentException with a sentence for whoever typed it */
    static FactsOptions parse(List<String> arguments) {
        List<URI> gateways = List.of();
        List<URI> orchestrators = List.of();
        @Nullable Path network = null;
        ChainWords told = new ChainWords();
        int events = EVENTS_DEFAULT;
        int paceMillis = PACE_DEFAULT;
        int orders = ORDERS_DEFAULT;
        MeasuredProcess operators = MeasuredProcess.NONE;
        MeasuredProcess prover = MeasuredProcess.NONE;
        Words rest = new Words(arguments);
        while (rest.hasNext()) {
            String word = rest.next();
            switch (word) {
                case "--gateways" -> gateways = rest.urls(word);
                case "--orchestrators" -> orchestrators = rest.urls(word);
                case "--network" -> network = Path.of(rest.value(word));
                case "--events" -> events = rest.number(word, 0, NUMBER_MAX);
                case "--pace-millis" -> paceMillis = rest.number(word, 1, NUMBER_MAX);
                case "--orders" -> orders = rest.number(word, 0, NUMBER_MAX);
                case "--pid" -> operators = MeasuredProcess.named(word, rest);
                case "--prover-pid" -> prover = MeasuredProcess.named(word, rest);
                default -> told.take(word, rest);
            }
        }
        if (gateways.isEmpty() || network == null || !(told.told() instanceof StoryChain chain)) {
            throw new IllegalArgumentException("--gateways, --network and --chain are needed.");
        }
        return new FactsOptions(gateways, orchestrators, network, chain, events, paceMillis, orders, operators, prover);
    }
}
