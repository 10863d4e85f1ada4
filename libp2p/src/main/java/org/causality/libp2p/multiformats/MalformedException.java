package org.causality.libp2p.multiformats;

/**
 * Bytes or text from outside that do not follow their format. It carries no stack trace, so that a peer who sends
 * rubbish costs little.
 */
public final class MalformedException extends RuntimeException {
    /** Says what was wrong, never quoting more than a few characters of the input. */
    public MalformedException(String what) {
        super(what, null, false, false);
    }
}
