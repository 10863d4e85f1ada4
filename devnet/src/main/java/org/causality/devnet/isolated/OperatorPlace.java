package org.causality.devnet.isolated;

import java.nio.file.Path;
import java.util.List;
import org.causality.devnet.node.Contracts;
import org.jspecify.annotations.Nullable;

/**
 * Which operator a process is.
 *
 * @param folder the devnet's data folder, made and locked by the parent
 * @param index from 1, in the line
 * @param contracts what the EVM node holds that the parent runs; null where it runs none
 * @param shimmed its core gets the effect before the cause until it is told to stand aside
 */
record OperatorPlace(
        Path folder, int index, int basePort, @Nullable Contracts contracts, boolean shimmed) {
    private static final int ARGUMENTS = 5;
    private static final String NONE = "-";

    List<String> arguments() {
        return List.of(
                folder.toString(),
                Integer.toString(index),
                Integer.toString(basePort),
                contracts == null ? NONE : contracts.text(),
                Boolean.toString(shimmed));
    }

    OperatorPlace unshimmed() {
        return new OperatorPlace(folder, index, basePort, contracts, false);
    }

    static OperatorPlace parse(List<String> arguments) {
        if (arguments.size() != ARGUMENTS) {
            throw new IllegalArgumentException(
                    "started by ./causality up --isolated: folder, index, base port, contracts, shim");
        }
        return new OperatorPlace(
                Path.of(arguments.get(0)),
                Integer.parseInt(arguments.get(1)),
                Integer.parseInt(arguments.get(2)),
                arguments.get(3).equals(NONE) ? null : Contracts.parse(arguments.get(3)),
                Boolean.parseBoolean(arguments.get(4)));
    }
}
