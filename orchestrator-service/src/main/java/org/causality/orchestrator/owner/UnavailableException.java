package org.causality.orchestrator.owner;

/** There is no owner at work here now; ask again later. */
public final class UnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnavailableException(String why) {
        super(why);
    }
}
