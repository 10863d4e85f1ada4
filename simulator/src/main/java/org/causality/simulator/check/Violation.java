package org.causality.simulator.check;

import java.util.Locale;

/**
 * Something that must not be.
 *
 * @param node where; -1 for the network as a whole
 */
public record Violation(Invariant invariant, long atMicros, int node, String what) {
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%s at %.3f s%s: %s", invariant, atMicros / 1e6, node < 0 ? "" : ", node " + node, what);
    }
}
