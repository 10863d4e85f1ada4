package org.causality.devnet;

import java.nio.file.Path;
import java.util.List;
import org.causality.devnet.chain.ChainChoice;
import org.causality.devnet.folder.DataFolder;
import org.causality.devnet.node.OperatorPorts;
import org.causality.devnet.story.words.Words;

/** A command line, understood or not. */
public sealed interface UpRequest {

    record Up(UpOptions options) implements UpRequest {}

    record Help() implements UpRequest {}

    /** @param sentence what is wrong and what would be right */
    record Wrong(String sentence) implements UpRequest {}

    static UpRequest parse(List<String> arguments) {
        UpOptions options = UpOptions.DEFAULTS;
        Words rest = new Words(arguments);
        while (rest.hasNext()) {
            String word = rest.next();
            if (word.equals("--help") || word.equals("-h")) {
                return new Help();
            }
            try {
                options = with(options, word, rest);
            } catch (IllegalArgumentException e) {
                return new Wrong(e.getMessage() + " See ./causality up --help.");
            }
        }
        return checked(options);
    }

    private static UpOptions with(UpOptions options, String word, Words rest) {
        return switch (word) {
            case "--once" -> options.withOnce();
            case "--isolated" -> options.withIsolated();
            case "--operators" -> options.withOperators(rest.number(word, 1, UpOptions.OPERATORS_MAX));
            case "--base-port" ->
                options.withBasePort(rest.number(word, UpOptions.BASE_PORT_MIN, OperatorPorts.PORT_MAX));
            case "--chain" -> options.withChain(ChainChoice.parse(word, rest.value(word)));
            case "--dir" -> options.withFolder(Path.of(rest.value(word)));
            default -> throw new IllegalArgumentException("'" + word + "' is not an option of up.");
        };
    }

    private static UpRequest checked(UpOptions options) {
        int operators =
                options.operators() == DataFolder.OPERATORS_UNSAID ? DataFolder.OPERATORS_DEFAULT : options.operators();
        int highest = OperatorPorts.highest(options.basePort(), operators);
        return highest <= OperatorPorts.PORT_MAX
                ? new Up(options)
                : new Wrong("With --base-port " + options.basePort() + " the ports would reach " + highest
                        + ", and from " + (OperatorPorts.PORT_MAX + 1)
                        + " on the system hands them out to others: choose a lower --base-port.");
    }
}
