package org.causality.simulator.script;

/** How much of a node runs. */
public enum Layer {
    /** The gossip router alone, on links that the choice of links has chosen: for very many nodes. */
    GOSSIP,
    /** Beside it the causal core on a simulated disk, fetch and partition recovery: for faults. */
    CAUSAL
}
