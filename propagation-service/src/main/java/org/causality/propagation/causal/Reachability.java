package org.causality.propagation.causal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * Whether one verified message rests on another: a walk back from the later one that never goes below the earlier one's
 * time. Reaching the earlier one's feed at or after its sequence is enough, for a feed in force is a chain.
 */
final class Reachability {

    private final int visitsMax;

    Reachability(int visitsMax) {
        this.visitsMax = visitsMax;
    }

    Causality between(Node a, Node b) {
        if (a.verdict != TimeVerdict.TRUE || b.verdict != TimeVerdict.TRUE) {
            return Causality.UNKNOWN;
        }
        if (a.computed < b.computed) {
            return restsOn(b, a, Causality.BEFORE);
        }
        return b.computed < a.computed ? restsOn(a, b, Causality.AFTER) : Causality.CONCURRENT;
    }

    private Causality restsOn(Node later, Node earlier, Causality yes) {
        Deque<Node> open = new ArrayDeque<>();
        Set<Node> seen = new HashSet<>();
        open.push(later);
        seen.add(later);
        boolean cut = false;
        while (!open.isEmpty()) {
            Node node = open.pop();
            if (node == earlier || isLaterInFeed(node, earlier)) {
                return yes;
            }
            cut |= node.cut;
            for (Node name : node.named) {
                if (name.computed >= earlier.computed && seen.add(name)) {
                    open.push(name);
                }
            }
            if (seen.size() > visitsMax) {
                return Causality.UNKNOWN;
            }
        }
        return cut ? Causality.UNKNOWN : Causality.CONCURRENT;
    }

    /** In a feed in force every message rests on all before it. */
    private static boolean isLaterInFeed(Node node, Node earlier) {
        return node.feed == earlier.feed
                && node.feed != null
                && !node.isVoid()
                && node.verdict == TimeVerdict.TRUE
                && Long.compareUnsigned(node.sequence, earlier.sequence) > 0;
    }
}
