package org.causality.devnet.story.api;

/** An operator did not answer at all. */
public final class UnreachableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnreachableException(String message, Throwable cause) {
        super(message, cause);
    }
}
