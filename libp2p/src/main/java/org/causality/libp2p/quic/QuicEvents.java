package org.causality.libp2p.quic;

import io.netty.buffer.ByteBuf;

/** What a connection tells its owner, on the event loop. */
public interface QuicEvents {
    /** Streams may be opened. First, and once. */
    void started();

    /** The peer opened a stream; calls {@link QuicStream#tell} on it first. */
    void opened(QuicStream stream);

    /** The connection is gone; its streams have been told. Once. */
    void closed(String why);

    /** What a connection tells about one stream. */
    interface StreamEvents {
        /** Bytes came; valid only during the call. They count as unread until {@link QuicStream#consumed}. */
        void data(ByteBuf bytes);

        /** The peer will send no more. */
        void ended();

        /** The peer wants no more; what was queued is dropped. It may still send. */
        void stopped();

        /** The stream is gone, by the peer's reset, our own, or the end of the connection. */
        void aborted(String why);

        /** So many queued bytes have left or were dropped. */
        void sent(int bytes);

        /** Both sides have ended in order; the stream is forgotten. */
        void closed();
    }
}
