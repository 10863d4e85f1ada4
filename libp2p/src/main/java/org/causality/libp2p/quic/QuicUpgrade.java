package org.causality.libp2p.quic;

import org.jspecify.annotations.Nullable;

/** What a handshake leads to; called on the event loop, one of them, once. */
public interface QuicUpgrade {
    /** The peer is named. Answers who hears of the connection from now on, or null when there is no place for it. */
    @Nullable QuicEvents secured(QuicLink link);

    /** Closed before it was secured. */
    void failed(String why);
}
