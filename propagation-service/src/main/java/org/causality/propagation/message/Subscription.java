package org.causality.propagation.message;

/** A running subscription. */
public interface Subscription extends AutoCloseable {

    /** The delivery sequence up to which everything was looked at: where to resume. */
    long cursor();

    /** Whether callbacks may still come. */
    boolean isOpen();

    @Override
    void close();
}
