package org.causality.propagation.adapter.recovery;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.causality.propagation.recovery.ReconLog;
import org.causality.propagation.recovery.ShortId;
import org.jspecify.annotations.Nullable;

/** The log as one session reads it: what it is about to ask for is read together. */
final class SessionLog implements ReconLog {

    private final RecoveryRows rows;
    private Map<ShortId, Kept> read = new HashMap<>();

    SessionLog(RecoveryRows rows) {
        this.rows = rows;
    }

    @Override
    public void expect(List<ShortId> ids) {
        Map<ShortId, Kept> next = new HashMap<>();
        for (ShortId id : ids) {
            Kept kept = read.get(id);
            if (kept != null) {
                next.put(id, kept);
            }
        }
        List<ShortId> missing = ids.stream().filter(id -> !next.containsKey(id)).toList();
        if (2 * missing.size() < ids.size()) {
            read = next; // enough to go on with; the rest is read with the next ones
            return;
        }
        next.putAll(rows.find(missing));
        read = next;
    }

    @Override
    public @Nullable Kept find(ShortId id) {
        Kept kept = read.get(id);
        return kept != null ? kept : rows.find(List.of(id)).get(id);
    }
}
