package org.causality.propagation.owner;

/** Another instance holds the core's lease: nothing of the transaction was written. */
public final class NotLeaseHolderException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotLeaseHolderException(long fence) {
        super("The core's lease moved on from fence " + fence + "; this instance stops writing.");
    }
}
