package org.causality.libp2p.host;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Bytes waiting for a slow reader. They are copied into chunks of fixed size, so that what is held is what was sent,
 * and not the large read buffers of which single bytes are a view. Its limit is the stream's window.
 */
final class ByteQueue {
    private static final int CHUNK_BYTES = 16 * 1024;

    private final Deque<ByteBuf> chunks = new ArrayDeque<>();
    private int size;

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    void append(ByteBuf bytes) {
        while (bytes.isReadable()) {
            ByteBuf tail = chunks.peekLast();
            if (tail == null || !tail.isWritable()) {
                tail = Unpooled.buffer(Math.min(CHUNK_BYTES, Math.max(512, bytes.readableBytes())));
                chunks.add(tail);
            }
            int count = Math.min(tail.writableBytes(), bytes.readableBytes());
            tail.writeBytes(bytes, count);
            size += count;
        }
    }

    /** The first bytes, to be released by the caller; null when there are none. */
    @Nullable ByteBuf poll() {
        ByteBuf head = chunks.poll();
        if (head != null) {
            size -= head.readableBytes();
        }
        return head;
    }

    /** Moves at most {@code length} bytes into the array and returns how many. */
    int read(byte[] into, int offset, int length) {
        int done = 0;
        while (done < length && !chunks.isEmpty()) {
            ByteBuf head = chunks.element();
            int count = Math.min(length - done, head.readableBytes());
            head.readBytes(into, offset + done, count);
            done += count;
            if (!head.isReadable()) {
                chunks.remove().release();
            }
        }
        size -= done;
        return done;
    }

    void clear() {
        chunks.forEach(ByteBuf::release);
        chunks.clear();
        size = 0;
    }
}
