package org.causality.devnet;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.causality.devnet.folder.DataFolder;
import org.causality.devnet.node.OperatorPorts;

/** A command line, understood or not. */
public sealed interface UpRequest {

    record Up(UpOptions options) implements UpRequest {}

    record Help() implements UpRequest {}

    /** @param sentence what is wrong and what would be right */
    record Wrong(String sentence) implements UpRequest {}

    static UpRequest parse(List<String> arguments) {
        UpOptions options = UpOptions.DEFAULTS;
        Iterator<String> rest = arguments.iterator();
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

    private static UpOptions with(UpOptions options, String word, Iterator<String> rest) {
        return switch (word) {
            case "--once" -> options.withOnce();
            case "--isolated" -> options.withIsolated();
            case "--operators" -> options.withOperators(number(word, rest, 1, UpOptions.OPERATORS_MAX));
            case "--base-port" ->
                options.withBasePort(number(word, rest, UpOptions.BASE_PORT_MIN, OperatorPorts.PORT_MAX));
            case "--dir" -> options.withFolder(Path.of(value(word, rest)));
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

    private static int number(String word, Iterator<String> rest, int min, int max) {
        String text = value(word, rest);
        if (text.matches("\\d{1,9}")) {
            int number = Integer.parseInt(text);
            if (number >= min && number <= max) {
                return number;
            }
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
