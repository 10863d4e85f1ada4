package org.causality.simulator.network;

import java.util.BitSet;

/** Nothing gets from these nodes to those, while it is on. */
public final class Cut {
    private final BitSet from;
    private final BitSet to;
    private final boolean oneWay;

    public Cut(BitSet from, BitSet to, boolean oneWay) {
        this.from = from;
        this.to = to;
        this.oneWay = oneWay;
    }

    boolean stops(int sender, int receiver) {
        return (from.get(sender) && to.get(receiver)) || (!oneWay && to.get(sender) && from.get(receiver));
    }
}
