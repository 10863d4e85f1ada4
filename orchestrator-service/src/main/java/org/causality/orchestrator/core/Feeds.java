package org.causality.orchestrator.core;

import java.util.HashMap;
import java.util.Map;
import org.causality.model.key.PublicKey;

/** Whose word a feed's messages are. As many as the operators had incarnations. */
final class Feeds {
    private final Map<PublicKey, PublicKey> owners = new HashMap<>();
    private final Map<PublicKey, Long> ends = new HashMap<>();

    void certify(PublicKey feed, PublicKey operator) {
        owners.putIfAbsent(feed, operator);
    }

    void end(PublicKey feed, long from) {
        ends.merge(feed, from, (a, b) -> Long.compareUnsigned(a, b) <= 0 ? a : b);
    }

    /** Whether the operator said what stands at this place of the feed, and it is not void. */
    boolean speaksFor(PublicKey operator, PublicKey feed, long sequence) {
        Long end = ends.get(feed);
        return operator.equals(owners.get(feed)) && (end == null || Long.compareUnsigned(sequence, end) < 0);
    }
}
