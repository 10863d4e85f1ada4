package org.causality.gateway.priority;

import java.util.HashSet;
import java.util.Set;

/**
 * Among how many the time for checks is to be divided: the peers that sent something in this second or the last one. Those
 * beyond the bound are not counted, and share what the others leave.
 */
final class ActivePeers {

    private static final long EPOCH_MICROS = 1_000_000;

    /** Of each eight parts one is nobody's: it lets those within their share catch up after a burst. */
    private static final int GIVEN = 7;

    private static final int PARTS = 8;

    private final int capacityPerMille;
    private final int peersMax;
    private Set<String> now = new HashSet<>();
    private Set<String> before = new HashSet<>();
    private long epoch;

    ActivePeers(int capacityPerMille, int peersMax) {
        this.capacityPerMille = capacityPerMille;
        this.peersMax = peersMax;
    }

    void sent(String peer, long nowMicros) {
        long current = Math.floorDiv(nowMicros, EPOCH_MICROS);
        if (current != epoch) {
            before = current == epoch + 1 ? now : new HashSet<>();
            now = new HashSet<>();
            epoch = current;
        }
        if (now.size() < peersMax) {
            now.add(peer);
        }
    }

    /** A peer's fair part of the capacity, in thousandths of a core. */
    int sharePerMille() {
        return Math.max(1, capacityPerMille * GIVEN / PARTS / Math.max(1, Math.max(now.size(), before.size())));
    }
}
