package org.causality.libp2p.quic;

import io.netty.buffer.AbstractByteBufAllocator;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

/**
 * Memory for what a closing connection still sends, packet by packet, and an exception after that. The codec sends until
 * its library has nothing left, and a closing connection that owes a probe of the handshake never comes to that; the
 * exception ends its loop, the codec frees the connection all the same, and the event loop lives.
 */
final class LastBuffers extends AbstractByteBufAllocator {
    /** Far more than a connection whose streams were aborted has to send. */
    static final int BUFFERS_MAX = 4_096;

    private final ByteBufAllocator source;
    private int given;

    LastBuffers(ByteBufAllocator source) {
        super(true);
        this.source = source;
    }

    @Override
    protected ByteBuf newDirectBuffer(int initialCapacity, int maxCapacity) {
        if (given >= BUFFERS_MAX) {
            throw new IllegalStateException("closing connection sends without end");
        }
        given++;
        return source.directBuffer(initialCapacity, maxCapacity);
    }

    @Override
    protected ByteBuf newHeapBuffer(int initialCapacity, int maxCapacity) {
        return source.heapBuffer(initialCapacity, maxCapacity);
    }

    @Override
    public boolean isDirectBufferPooled() {
        return source.isDirectBufferPooled();
    }
}
