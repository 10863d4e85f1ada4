package org.causality.propagation.message;

/** A running subscription. */
public interface Subscription extends AutoCloseable {

    /** The delivery sequence up to which everything was looked at: where to resume. */
    long cursor();

    /** More deliveries behind than this, and a subscription counts as lagging. */
    long LAG_MAX = 10_000;

    /** How many deliveries were not looked at yet. */
    long behind();

    /** Whether the callback is too slow for what comes. It loses nothing: what was delivered waits in the log. */
    default boolean isLagged() {
        return behind() > LAG_MAX;
    }

    /** Whether callbacks may still come. */
    boolean isOpen();

    @Override
    void close();
}
