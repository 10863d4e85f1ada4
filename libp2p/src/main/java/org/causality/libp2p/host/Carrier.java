package org.causality.libp2p.host;

import io.netty.buffer.ByteBuf;
import org.causality.libp2p.quic.QuicStream;
import org.causality.libp2p.yamux.YamuxStream;

/** What carries the bytes of one stream: a stream of Yamux, or one of QUIC. Used on the event loop only. */
sealed interface Carrier {
    /** Queues bytes and takes over the buffer; false, and released, when it takes no more. */
    boolean write(ByteBuf bytes);

    /** Ends our side once the queue is sent. */
    void finish();

    /** Drops the queue and ends both sides at once. */
    void reset();

    /** So many delivered bytes are dealt with; the peer may send as many more. */
    void consumed(int bytes);

    /** Over TCP. */
    record Yamux(YamuxStream stream) implements Carrier {
        @Override
        public boolean write(ByteBuf bytes) {
            return stream.write(bytes);
        }

        @Override
        public void finish() {
            stream.finish();
        }

        @Override
        public void reset() {
            stream.reset();
        }

        @Override
        public void consumed(int bytes) {
            stream.consumed(bytes);
        }
    }

    /** Over UDP. */
    record Quic(QuicStream stream) implements Carrier {
        @Override
        public boolean write(ByteBuf bytes) {
            return stream.write(bytes);
        }

        @Override
        public void finish() {
            stream.finish();
        }

        @Override
        public void reset() {
            stream.reset();
        }

        @Override
        public void consumed(int bytes) {
            stream.consumed(bytes);
        }
    }
}
