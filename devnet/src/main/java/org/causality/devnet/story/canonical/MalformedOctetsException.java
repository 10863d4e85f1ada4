package org.causality.devnet.story.canonical;

/** Bytes or their text are not what the specification allows; the message says where. */
public final class MalformedOctetsException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public MalformedOctetsException(String message) {
        super(message);
    }
}
