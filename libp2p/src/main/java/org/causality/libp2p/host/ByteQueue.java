package org.causality.libp2p.host;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Bytes waiting for a slow reader. A piece that, with its heads, fills at least half of the read buffer it lies in is kept there; others
 * are copied into chunks, so that what is held is at most twice what was sent, and not the large read buffers of which
 * single bytes are a view. Its limit is the stream's window.
 */
final class ByteQueue {
    private static final int CHUNK_BYTES = 16 * 1024;
    private static final int CHUNK_BYTES_MIN = 512;
    /** What ciphers and muxers add to a piece that fills its frame. */
    private static final int HEADS_BYTES_MAX = 64;

    private final Deque<ByteBuf> chunks = new ArrayDeque<>();
    private int size;
    /** The last of the chunks, while it is our own and has room. */
    private @Nullable ByteBuf open;

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    void append(ByteBuf bytes) {
        size += bytes.readableBytes();
        if (fills(bytes)) {
            chunks.add(bytes.readRetainedSlice(bytes.readableBytes()));
            open = null;
        } else {
            copy(bytes);
        }
    }

    private static boolean fills(ByteBuf bytes) {
        ByteBuf whole = bytes.unwrap();
        return bytes.readableBytes() >= CHUNK_BYTES
                && 2 * (bytes.readableBytes() + HEADS_BYTES_MAX) >= (whole == null ? bytes : whole).capacity();
    }

    private void copy(ByteBuf bytes) {
        while (bytes.isReadable()) {
            ByteBuf tail = open;
            if (tail == null || !tail.isWritable()) {
                int room = Math.min(CHUNK_BYTES, Math.max(CHUNK_BYTES_MIN, bytes.readableBytes()));
                tail = ByteBufAllocator.DEFAULT.directBuffer(room, room);
                open = tail;
                chunks.add(tail);
            }
            tail.writeBytes(bytes, Math.min(tail.writableBytes(), bytes.readableBytes()));
        }
    }

    /** The first bytes, to be released by the caller; null when there are none. */
    @Nullable ByteBuf poll() {
        ByteBuf head = chunks.poll();
        if (head != null) {
            size -= head.readableBytes();
            closed(head);
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
                closed(head);
                chunks.remove().release();
            }
        }
        size -= done;
        return done;
    }

    @SuppressWarnings("ReferenceEquality") // buffers are equal by content
    private void closed(ByteBuf chunk) {
        if (chunk == open) {
            open = null;
        }
    }

    void clear() {
        chunks.forEach(ByteBuf::release);
        chunks.clear();
        open = null;
        size = 0;
    }
}
