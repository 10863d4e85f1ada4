package org.causality.mempool.adapter;

import org.causality.mempool.book.LeasedOrders;
import org.causality.mempool.fact.KnownState;

/**
 * What the writer keeps in memory beside the view. It is changed while a batch is worked on; should that batch not be
 * committed, all of it is made again from {@code orders.state}.
 */
record Memory(Marks marks, KnownState known, LeasedOrders leased) {

    static Memory empty() {
        return new Memory(new Marks(), new KnownState(), new LeasedOrders());
    }
}
