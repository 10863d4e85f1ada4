package org.causality.devnet.system;

import org.causality.devnet.node.Adjustment;

/** A mempool whose reading of {@code delivered} gets nowhere: each batch fails and is given again, until it is healed. */
final class DeafBook {

    private volatile boolean on;

    void on(boolean now) {
        on = now;
    }

    Adjustment adjustment() {
        return FunctionBean.filtered("delivered", _ -> {
            if (on) {
                throw new IllegalStateException("this book is deaf");
            }
            return true;
        });
    }
}
