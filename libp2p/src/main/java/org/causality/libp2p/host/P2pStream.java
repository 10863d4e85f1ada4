package org.causality.libp2p.host;

import io.netty.buffer.ByteBuf;
import org.causality.libp2p.identity.PeerId;

/**
 * A stream of bytes each way to one peer, for one protocol. Safe from any thread. Nothing here blocks; {@link
 * #blocking()} gives the view that does.
 */
public interface P2pStream {
    /** The peer at the other end. */
    PeerId remotePeer();

    /** The agreed protocol. */
    String protocol();

    /** The connection it runs on. */
    Connection connection();

    /** Whether we opened it. */
    boolean outbound();

    /** Delivers everything that came or comes to {@code reader}, on the event loop. Set once. */
    void onBytes(StreamReader reader);

    /** Stops delivering; the peer may send until its window is used up, and that much is kept. */
    void pauseReads();

    /** Delivers again. */
    void resumeReads();

    /**
     * Queues bytes and takes over the buffer, whatever the answer. False when the stream takes no more, because it was
     * closed or because {@link #pendingBytes()} would pass {@link HostLimits.PendingBytes#streamMax()}; then nothing was
     * queued.
     */
    boolean write(ByteBuf bytes);

    /** As {@link #write(ByteBuf)}; the array must not be changed afterwards. */
    boolean write(byte[] bytes);

    /** Bytes written here that have not yet left for the socket. */
    long pendingBytes();

    /** Whether {@link #pendingBytes()} is below the mark at which a polite writer pauses. */
    boolean isWritable();

    /** Calls {@code ready} on the event loop each time the stream becomes writable again. Set once. */
    void onWritable(Runnable ready);

    /** Sends what is pending, then the end; we may still read. */
    void closeWrite();

    /** As {@link #closeWrite()}, and drops what still comes; the stream is reset if the peer does not end it in time. */
    void close();

    /** Aborts both directions and drops what is pending. */
    void reset();

    /** The view for plain code on a virtual thread; instead of {@link #onBytes}, and once. */
    BlockingStream blocking();
}
