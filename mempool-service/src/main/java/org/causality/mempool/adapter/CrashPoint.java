package org.causality.mempool.adapter;

/** The named places at which a test may end the process; nothing happens there in production. */
@FunctionalInterface
public interface CrashPoint {

    CrashPoint NONE = _ -> {};

    /** The steps of one write, in their order. */
    enum Step {
        /** Decided, nothing written. */
        BEFORE_TRANSACTION,
        /** Records are with the broker, the transaction is open. */
        BEFORE_COMMIT,
        /** The transaction is committed, the view does not know. */
        BEFORE_VIEW,
        /** Committed and in the view, nobody has been answered. */
        BEFORE_ANSWER
    }

    void reached(Step step);
}
