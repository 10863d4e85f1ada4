package org.causality.libp2p.host;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.causality.libp2p.identity.PeerId;
import org.causality.libp2p.multiformats.Varint;
import org.jspecify.annotations.Nullable;

/**
 * A stream for plain code on a virtual thread. Reading waits for bytes, writing waits while the peer is slow; each
 * single wait has a limit, after which the stream is reset and {@link InterruptedIOException} thrown. One thread may
 * read while another writes.
 */
public final class BlockingStream implements Closeable {
    /** Unread bytes above which delivery pauses, so that a slow reader holds the peer back by the stream's window. */
    static final int UNREAD_BYTES_HIGH = 128 * 1024;

    private static final int WRITE_CHUNK_BYTES = 64 * 1024;
    private static final int FRAME_HEAD_BYTES_MAX = 5;

    private final P2pStream stream;
    private final long waitNanosMax;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ByteQueue unread = new ByteQueue();
    private boolean paused;
    private boolean ended;
    private boolean closed;
    private @Nullable String aborted;

    BlockingStream(P2pStream stream, Duration waitTimeout) {
        this.stream = stream;
        waitNanosMax = waitTimeout.toNanos();
    }

    /** The peer at the other end. */
    public PeerId remotePeer() {
        return stream.remotePeer();
    }

    /** The stream below, for its name and connection. */
    public P2pStream stream() {
        return stream;
    }

    /** Reads at least one byte into the array, or returns -1 when the peer has ended. */
    public int read(byte[] into, int offset, int length) throws IOException {
        lock.lock();
        try {
            while (unread.isEmpty() && !ended) {
                checkOpen();
                awaitChange();
            }
            return unread.isEmpty() ? -1 : take(into, offset, length);
        } finally {
            lock.unlock();
        }
    }

    /** Reads exactly {@code length} bytes; throws {@link EOFException} when the peer ends before. */
    public byte[] readExactly(int length) throws IOException {
        byte[] bytes = new byte[length];
        int at = 0;
        while (at < length) {
            int count = read(bytes, at, length - at);
            if (count < 0) {
                throw new EOFException("stream ended after " + at + " of " + length + " bytes");
            }
            at += count;
        }
        return bytes;
    }

    /**
     * Reads one message behind its length as a varint, or returns null when the peer has ended in order. A length above
     * {@code frameBytesMax} resets the stream and throws before anything is allocated.
     */
    public byte @Nullable [] readFrame(int frameBytesMax) throws IOException {
        byte[] one = new byte[1];
        long length = 0;
        for (int i = 0; i < FRAME_HEAD_BYTES_MAX; i++) {
            if (read(one, 0, 1) < 0) {
                if (i == 0) {
                    return null;
                }
                throw new EOFException("stream ended inside the length of a frame");
            }
            length |= (long) (one[0] & 0x7f) << (7 * i);
            if (one[0] >= 0) {
                return frame(length, frameBytesMax);
            }
        }
        throw refuse("length of a frame is too long");
    }

    private byte[] frame(long length, int frameBytesMax) throws IOException {
        if (length > frameBytesMax) {
            throw refuse("frame of " + length + " bytes, at most " + frameBytesMax + " are taken");
        }
        return readExactly((int) length);
    }

    private IOException refuse(String why) {
        stream.reset();
        return new IOException(why);
    }

    /** Writes one message behind its length as a varint. */
    public void writeFrame(byte[] message) throws IOException {
        byte[] head = Varint.encode(message.length);
        byte[] frame = new byte[head.length + message.length];
        System.arraycopy(head, 0, frame, 0, head.length);
        System.arraycopy(message, 0, frame, head.length, message.length);
        write(frame);
    }

    /** Writes all of {@code bytes}, waiting while the peer does not take them; the array must not be changed after. */
    public void write(byte[] bytes) throws IOException {
        for (int at = 0; at < bytes.length; at += WRITE_CHUNK_BYTES) {
            writeChunk(Unpooled.wrappedBuffer(bytes, at, Math.min(WRITE_CHUNK_BYTES, bytes.length - at)));
        }
    }

    private void writeChunk(ByteBuf chunk) throws IOException {
        lock.lock();
        try {
            checkOpen();
            while (!stream.isWritable()) {
                awaitChange();
                checkOpen();
            }
        } catch (IOException e) {
            chunk.release();
            throw e;
        } finally {
            lock.unlock();
        }
        if (!stream.write(chunk)) {
            throw new IOException("stream takes no more bytes");
        }
    }

    /** Ends our side; reading goes on. */
    public void closeWrite() {
        stream.closeWrite();
    }

    /** Ends our side and drops what was not read. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            unread.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        stream.close();
    }

    private int take(byte[] into, int offset, int length) {
        int count = unread.read(into, offset, length);
        if (paused && unread.size() <= UNREAD_BYTES_HIGH / 2) {
            paused = false;
            stream.resumeReads();
        }
        return count;
    }

    private void checkOpen() throws IOException {
        if (aborted != null) {
            throw new IOException("stream " + stream.protocol() + " to " + remotePeer() + " was aborted: " + aborted);
        }
        if (closed) {
            throw new IOException("stream is closed");
        }
    }

    /** Every caller asks its own condition again in a loop. */
    @SuppressWarnings("WaitNotInLoop")
    private void awaitChange() throws IOException {
        try {
            if (changed.awaitNanos(waitNanosMax) <= 0) {
                stream.reset();
                throw new InterruptedIOException("no progress on stream " + stream.protocol() + " to " + remotePeer());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stream.reset();
            InterruptedIOException interrupted = new InterruptedIOException("interrupted");
            interrupted.initCause(e);
            throw interrupted;
        }
    }

    /** Where the stream delivers. */
    StreamReader inbound() {
        return new Inbound();
    }

    /** Lets whoever waits look again. */
    void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private final class Inbound implements StreamReader {
        @Override
        public void bytes(ByteBuf bytes) {
            lock.lock();
            try {
                if (closed) {
                    return;
                }
                unread.append(bytes);
                if (!paused && unread.size() > UNREAD_BYTES_HIGH) {
                    paused = true;
                    stream.pauseReads();
                }
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void ended() {
            lock.lock();
            try {
                ended = true;
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void aborted(String reason) {
            lock.lock();
            try {
                aborted = reason;
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }
}
