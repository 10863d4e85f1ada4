package org.causality.devnet.bench.effects;

import java.util.List;
import org.causality.devnet.story.figures.MeasuredProcess;
import org.causality.devnet.story.words.Words;

/**
 * What to write to whom.
 *
 * @param kafka bootstrap servers
 * @param operator whose effect tracker it is
 * @param effects how many become final
 * @param tracker the process of the tracker and of Kafka
 * @param postgres the process whose children are the server
 */
record EffectsOptions(String kafka, String operator, int effects, MeasuredProcess tracker, MeasuredProcess postgres) {

    private static final int EFFECTS_DEFAULT = 5_000;
    private static final int EFFECTS_MAX = 1_000_000;

    static final String USAGE = """
            usage: EffectsClient --kafka SERVERS --operator NAME [--effects N] [--pid P] [--postgres-pid P]
            """;

    /** @throws IllegalArgumentException with a sentence for whoever typed it */
    static EffectsOptions parse(List<String> arguments) {
        String kafka = "";
        String operator = "";
        int effects = EFFECTS_DEFAULT;
        MeasuredProcess tracker = MeasuredProcess.NONE;
        MeasuredProcess postgres = MeasuredProcess.NONE;
        Words rest = new Words(arguments);
        while (rest.hasNext()) {
            String word = rest.next();
            switch (word) {
                case "--kafka" -> kafka = rest.value(word);
                case "--operator" -> operator = rest.value(word);
                case "--effects" -> effects = rest.number(word, 1, EFFECTS_MAX);
                case "--pid" -> tracker = MeasuredProcess.named(word, rest);
                case "--postgres-pid" -> postgres = MeasuredProcess.named(word, rest);
                default -> throw new IllegalArgumentException("'" + word + "' is not an option.");
            }
        }
        if (kafka.isEmpty() || operator.isEmpty()) {
            throw new IllegalArgumentException("--kafka and --operator are needed.");
        }
        return new EffectsOptions(kafka, operator, effects, tracker, postgres);
    }
}
