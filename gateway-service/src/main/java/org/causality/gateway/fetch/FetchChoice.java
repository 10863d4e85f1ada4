package org.causality.gateway.fetch;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whom to ask: the sender first, then the others in turn. */
public final class FetchChoice {

    private FetchChoice() {}

    /**
     * The peer for this attempt, or null when nobody is connected.
     *
     * @param first who is asked at attempt 0 if connected
     * @param connected the peers there are, in an order that stays
     */
    public static @Nullable String peerFor(int attempt, String first, List<String> connected) {
        if (attempt == 0 && connected.contains(first)) {
            return first;
        }
        List<String> others =
                connected.stream().filter(peer -> !peer.equals(first)).toList();
        if (others.isEmpty()) {
            return connected.isEmpty() ? null : first;
        }
        return others.get(Math.max(0, attempt - 1) % others.size());
    }
}
