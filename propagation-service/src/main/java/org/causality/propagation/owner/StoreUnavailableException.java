package org.causality.propagation.owner;

/** The causal log did not answer; the same call may succeed later. */
public final class StoreUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StoreUnavailableException(Throwable cause) {
        super("The causal log did not answer: " + cause.getMessage(), cause);
    }
}
