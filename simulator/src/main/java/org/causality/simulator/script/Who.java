package org.causality.simulator.script;

import java.util.SplittableRandom;

/** Which nodes. */
public sealed interface Who {
    /** One node by its number, from 0. */
    record One(int node) implements Who {
        @Override
        public String toString() {
            return "node " + node;
        }
    }

    /** Those of a named group: a part of all nodes, {@code from} included, {@code until} not. */
    record Group(String name, double from, double until) implements Who {
        @Override
        public String toString() {
            return name;
        }
    }

    /** Some, drawn from a seed. */
    record Some(long seed, int percent) implements Who {
        @Override
        public String toString() {
            return "some %d%% #%d".formatted(percent, seed);
        }
    }

    /** All others. */
    record Others(Who than) implements Who {
        @Override
        public String toString() {
            return "others";
        }
    }

    /** Whether a node is among them. */
    default boolean includes(int node, int nodes) {
        return switch (this) {
            case One(int one) -> one == node;
            case Group(String _, double from, double until) ->
                node >= Math.round(from * nodes) && node < Math.round(until * nodes);
            case Some(long seed, int percent) -> new SplittableRandom(seed * 31 + node).nextInt(100) < percent;
            case Others(Who than) -> !than.includes(node, nodes);
        };
    }
}
