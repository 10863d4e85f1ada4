package org.causality.libp2p.host;

import io.netty.buffer.ByteBuf;

/** Hears of what comes in on a stream. Called on the connection's event loop: do not block. */
public interface StreamReader {
    /** Bytes in order, in pieces of any size. The buffer is valid only during the call; retain what must stay. */
    void bytes(ByteBuf bytes);

    /** The peer will send no more; we may still write. At most once. */
    void ended();

    /**
     * The stream is gone in both directions, by a reset from either side or with its connection. At most once, also
     * after {@link #ended}; never after our own side and the peer's have both ended in order.
     */
    void aborted(String reason);
}
