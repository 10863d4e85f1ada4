package org.causality.libp2p.yamux;

import io.netty.buffer.ByteBuf;

/** What a session tells its owner, within the call that caused it. */
public interface YamuxEvents {
    /** The peer opened a stream; the answer hears what happens on it. */
    StreamEvents opened(YamuxStream stream);

    /** It is worth a ping to know how long a round trip is; {@link YamuxSession#roundTrip} is to hear of it. Once. */
    void measure();

    /** The peer answered a ping of ours. */
    void pong(int value);

    /** The peer takes no new streams. */
    void goneAway(GoAway why);

    /** The peer broke the protocol or flooded us; nothing is taken any more, and what is to be sent says good-bye. */
    void failed(String why);

    /** What a session tells about one stream. */
    interface StreamEvents {
        /** Bytes came; valid only during the call. They count as unread until {@link YamuxStream#consumed}. */
        void data(ByteBuf bytes);

        /** The peer will send no more. */
        void ended();

        /** The stream is gone, by the peer's reset, our own, or the end of the session. */
        void aborted(String why);

        /** So many queued bytes have left. */
        void sent(int bytes);

        /** Both sides have ended in order; the stream is forgotten. */
        void closed();
    }
}
