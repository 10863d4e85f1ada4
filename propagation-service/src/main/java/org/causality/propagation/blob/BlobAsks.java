package org.causality.propagation.blob;

import java.util.LinkedHashMap;
import java.util.Map;
import org.causality.model.computation.BlobRef;

/** Sees to it that peers are not asked for one blob too often. Safe from any thread. */
public final class BlobAsks {

    private final long everyMillis;
    private final Map<BlobRef, Long> askedMillis;

    public BlobAsks(BlobLimits limits) {
        this.everyMillis = limits.askEveryMillis();
        this.askedMillis = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<BlobRef, Long> eldest) {
                return size() > limits.askedMax();
            }
        };
    }

    /** Whether peers are to be asked now; then not again for a while. */
    public synchronized boolean isDue(BlobRef blob, long nowMillis) {
        Long last = askedMillis.get(blob);
        if (last != null && nowMillis - last < everyMillis) {
            return false;
        }
        askedMillis.put(blob, nowMillis);
        return true;
    }
}
