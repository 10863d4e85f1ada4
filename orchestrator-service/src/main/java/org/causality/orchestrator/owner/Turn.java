package org.causality.orchestrator.owner;

import java.util.List;
import java.util.Map;
import org.causality.orchestrator.core.Output;

/**
 * What becomes true at once.
 *
 * @param bookmarks how far each source was read, by its name; a turn names those that moved
 * @param progress the delivery sequence up to which all events are told; absent when it did not move
 */
public record Turn(
        List<Output> outputs,
        Map<String, Long> bookmarks,
        @org.jspecify.annotations.Nullable Long progress) {
    public Turn {
        outputs = List.copyOf(outputs);
        bookmarks = Map.copyOf(bookmarks);
    }

    boolean isEmpty() {
        return outputs.isEmpty() && bookmarks.isEmpty() && progress == null;
    }
}
