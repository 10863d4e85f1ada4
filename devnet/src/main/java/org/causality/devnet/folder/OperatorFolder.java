package org.causality.devnet.folder;

import java.nio.file.Path;

/** What belongs to one operator: {@code operators/<name>/}. */
public record OperatorFolder(String name, Path root) {

    /** Operator key and kept sub-keys; readable by their owner only. */
    public Path keys() {
        return root.resolve("keys");
    }
}
