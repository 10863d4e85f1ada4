package org.causality.libp2p.host;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.DefaultMaxMessagesRecvByteBufAllocator;
import org.causality.libp2p.noise.NoiseTransport;

/**
 * Where the next bytes of a socket go: behind those of a frame that has not come whole, so that a frame is opened where
 * the kernel put it, or into a new buffer. Buffers grow with what really arrives; a frame that is only announced
 * reserves nothing.
 */
final class ReadRoom extends DefaultMaxMessagesRecvByteBufAllocator {
    private static final int READ_BYTES_MIN = 2 * 1024;

    /**
     * Two full frames: where such follow each other, a buffer ends where a frame does and no part of one has to be moved
     * into the next buffer; and a slice of one frame pins no more than twice its length.
     */
    static final int READ_BYTES_MAX = 2 * (NoiseTransport.HEAD_BYTES + NoiseTransport.MESSAGE_BYTES_MAX);

    /** The bytes in hand. */
    interface Inbound {
        /** Room for a read of about {@code bytes} bytes, with a reference for the reader. */
        ByteBuf room(ByteBufAllocator alloc, int bytes);
    }

    private final Inbound inbound;

    ReadRoom(Inbound inbound) {
        this.inbound = inbound;
    }

    @Override
    public MaxMessageHandle newHandle() {
        return new Growing();
    }

    private final class Growing extends MaxMessageHandle {
        private int bytes = READ_BYTES_MIN;
        private int passBytes;

        @Override
        public int guess() {
            return bytes;
        }

        @Override
        public ByteBuf allocate(ByteBufAllocator alloc) {
            return inbound.room(alloc, bytes);
        }

        @Override
        public void lastBytesRead(int count) {
            super.lastBytesRead(count);
            passBytes += Math.max(0, count);
            if (passBytes >= bytes) {
                bytes = Math.min(READ_BYTES_MAX, 2 * bytes);
            }
        }

        @Override
        public void readComplete() {
            if (passBytes < bytes / 4) {
                bytes = Math.max(READ_BYTES_MIN, bytes / 2);
            }
            passBytes = 0;
        }
    }
}
