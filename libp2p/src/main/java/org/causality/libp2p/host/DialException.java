package org.causality.libp2p.host;

import java.io.IOException;

/** A peer could not be reached, was not the one expected, or did not speak our protocols. */
public final class DialException extends IOException {
    /** Says which address and why. */
    public DialException(String message) {
        super(message);
    }
}
