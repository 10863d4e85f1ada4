package org.causality.devnet.drill;

import java.util.List;
import org.causality.devnet.UpOptions;
import org.causality.devnet.story.words.Words;

/**
 * What is drilled.
 *
 * @param orders posted on either side while the network is split
 * @param seconds how long it is split at least
 */
record DrillOptions(int operators, int orders, int seconds, int basePort) {

    private static final int BASE_PORT_DEFAULT = 26_000;
    private static final int ORDERS_MAX = 20_000;
    private static final int SECONDS_MAX = 86_400;

    /** @throws IllegalArgumentException with a sentence for whoever typed it */
    static DrillOptions parse(List<String> arguments) {
        Words rest = new Words(arguments);
        String drill = rest.hasNext() ? rest.next() : "";
        if (!drill.equals("partition")) {
            throw new IllegalArgumentException("'" + drill + "' is no drill; partition is.");
        }
        DrillOptions options = new DrillOptions(3, 150, 20, BASE_PORT_DEFAULT);
        while (rest.hasNext()) {
            options = options.with(rest.next(), rest);
        }
        return options;
    }

    private DrillOptions with(String word, Words rest) {
        return switch (word) {
            case "--operators" ->
                new DrillOptions(rest.number(word, 2, UpOptions.OPERATORS_MAX), orders, seconds, basePort);
            case "--orders" -> new DrillOptions(operators, rest.number(word, 1, ORDERS_MAX), seconds, basePort);
            case "--seconds" -> new DrillOptions(operators, orders, rest.number(word, 0, SECONDS_MAX), basePort);
            case "--base-port" ->
                new DrillOptions(operators, orders, seconds, rest.number(word, UpOptions.BASE_PORT_MIN, 30_000));
            default -> throw new IllegalArgumentException("'" + word + "' is not an option of drill.");
        };
    }
}
