package org.causality.propagation.causal;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * The heads (verified messages in force that nothing verified in force names) and the node's Lamport clock. The clock
 * moves at verification, never at receipt and never back.
 */
final class Frontier {

    private final TreeSet<Node> heads = new TreeSet<>();
    private long clock;

    /** A time was found true. That alone moves the clock: the tick cost a real signed message. */
    void verified(Node node) {
        clock = Math.max(clock, node.computed);
        if (node.isVoid()) {
            return;
        }
        for (Node name : node.named) {
            name.liveChildren++;
            if (name.liveChildren == 1) {
                heads.remove(name);
            }
        }
        if (node.liveChildren == 0) {
            heads.add(node);
        }
    }

    /** A verified message became void: what only it covered is a head again. */
    void voided(Node node) {
        heads.remove(node);
        for (Node name : node.named) {
            name.liveChildren--;
            if (name.liveChildren == 0 && name.isKnown() && name.isNameable()) {
                heads.add(name);
            }
        }
    }

    long clock() {
        return clock;
    }

    boolean isHead(Node node) {
        return heads.contains(node);
    }

    /** The highest head, then the oldest ones, so that no head stays uncovered for long. */
    List<Node> parents(int max) {
        List<Node> parents = new ArrayList<>(max);
        if (!heads.isEmpty()) {
            parents.add(heads.last());
            heads.headSet(heads.last()).stream().limit(max - 1L).forEach(parents::add);
        }
        return parents;
    }

    /** The highest heads, highest first. */
    List<Node> highest(int max) {
        return heads.descendingSet().stream().limit(max).toList();
    }
}
