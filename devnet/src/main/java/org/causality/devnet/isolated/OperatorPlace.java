package org.causality.devnet.isolated;

import java.nio.file.Path;
import java.util.List;
import org.causality.devnet.node.FollowedChain;

/**
 * Which operator a process is.
 *
 * @param folder the devnet's data folder, made and locked by the parent
 * @param index from 1, in the line
 * @param chain what its own client follows
 * @param shimmed its core gets the effect before the cause until it is told to stand aside
 */
record OperatorPlace(Path folder, int index, int basePort, FollowedChain chain, boolean shimmed) {
    private static final int ARGUMENTS = 5;

    List<String> arguments() {
        return List.of(
                folder.toString(),
                Integer.toString(index),
                Integer.toString(basePort),
                chain.text(),
                Boolean.toString(shimmed));
    }

    OperatorPlace unshimmed() {
        return new OperatorPlace(folder, index, basePort, chain, false);
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
                FollowedChain.parse(arguments.get(3)),
                Boolean.parseBoolean(arguments.get(4)));
    }
}
