package org.causality.libp2p.host;

import java.io.IOException;

/** A stream was not opened: no connection, no common protocol, or a limit is reached. */
public final class StreamRefusedException extends IOException {
    /** Says which peer and why. */
    public StreamRefusedException(String message) {
        super(message);
    }
}
