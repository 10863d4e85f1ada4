package org.causality.propagation.owner;

/** The core is not running here now; what was handed over was not taken. */
public final class CoreUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CoreUnavailableException(String why) {
        super(why);
    }
}
