package org.causality.privacy.batch;

import org.causality.model.privacy.BatchRoot;

/**
 * When a batch closes: with so many entries, or so long after its first.
 *
 * @param entriesMax 1 to {@link BatchRoot#COUNT_MAX}
 * @param millisMax below an epoch, so that a batch is closed before what is sealed in it may be revealed
 */
public record BatchLimits(int entriesMax, long millisMax) {

    public BatchLimits {
        if (entriesMax < 1 || entriesMax > BatchRoot.COUNT_MAX || millisMax < 1 || millisMax > 2_000) {
            throw new IllegalArgumentException(
                    "a batch has 1 to " + BatchRoot.COUNT_MAX + " entries and closes within 1 to 2000 ms");
        }
    }
}
