package org.causality.propagation.recovery;

import java.util.List;
import org.causality.model.codec.Bytes;
import org.jspecify.annotations.Nullable;

/** Where a session reads what it pushes. */
public interface ReconLog {
    /**
     * @param time Lamport time
     * @param envelope as it came
     */
    record Kept(long time, Bytes envelope) {}

    /** These are about to be asked for, in this order; a log that is slow to search reads them together. */
    default void expect(List<ShortId> ids) {}

    /** Null when it is not here. */
    @Nullable Kept find(ShortId id);
}
