package org.causality.gateway.edge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.causality.gateway.mesh.MeshVerdict;
import org.causality.model.key.PublicKey;

/**
 * Messages whose verdict waits for their key's certificate: bounded in all, per key and in time; what does not fit or waits
 * too long is ignored. Safe from any thread.
 */
final class AwaitingCertificate {

    record Held(Frame frame, EdgeVerdict.AwaitCertificate why, Consumer<MeshVerdict> verdict) {}

    private final EdgeLimits limits;
    private final Map<PublicKey, List<Held>> byKey = new LinkedHashMap<>();
    private int count;

    AwaitingCertificate(EdgeLimits limits) {
        this.limits = limits;
    }

    synchronized boolean hold(Held held) {
        if (count >= limits.awaitingMax()) {
            return false;
        }
        List<Held> ofKey = byKey.computeIfAbsent(held.why().key(), _ -> new ArrayList<>(1));
        if (ofKey.size() >= limits.awaitingPerKeyMax()) {
            return false;
        }
        count++;
        return ofKey.add(held);
    }

    /** What waited for this key. */
    synchronized List<Held> takeOf(PublicKey key) {
        List<Held> taken = byKey.remove(key);
        count -= taken == null ? 0 : taken.size();
        return taken == null ? List.of() : taken;
    }

    /** What has waited too long. */
    synchronized List<Held> takeOverdue(long nowMillis) {
        List<Held> overdue = new ArrayList<>();
        byKey.values().removeIf(ofKey -> {
            ofKey.removeIf(held -> {
                boolean late = nowMillis - held.frame().receivedMillis() > limits.awaitingMillisMax();
                if (late) {
                    overdue.add(held);
                }
                return late;
            });
            return ofKey.isEmpty();
        });
        count -= overdue.size();
        return overdue;
    }

    synchronized int count() {
        return count;
    }
}
