package org.causality.devnet.isolated;

import java.nio.file.Path;
import java.util.List;

/**
 * Which operator a process is.
 *
 * @param folder the devnet's data folder, made and locked by the parent
 * @param index from 1, in the line
 * @param chained whether the parent runs an EVM node
 * @param shimmed its core gets the effect before the cause until it is told to stand aside
 */
record OperatorPlace(Path folder, int index, int basePort, boolean chained, boolean shimmed) {
    private static final int ARGUMENTS = 5;

    List<String> arguments() {
        return List.of(
                folder.toString(),
                Integer.toString(index),
                Integer.toString(basePort),
                Boolean.toString(chained),
                Boolean.toString(shimmed));
    }

    OperatorPlace unshimmed() {
        return new OperatorPlace(folder, index, basePort, chained, false);
    }

    static OperatorPlace parse(List<String> arguments) {
        if (arguments.size() != ARGUMENTS) {
            throw new IllegalArgumentException(
                    "started by ./causality up --isolated: folder, index, base port, chain, shim");
        }
        return new OperatorPlace(
                Path.of(arguments.get(0)),
                Integer.parseInt(arguments.get(1)),
                Integer.parseInt(arguments.get(2)),
                Boolean.parseBoolean(arguments.get(3)),
                Boolean.parseBoolean(arguments.get(4)));
    }
}
