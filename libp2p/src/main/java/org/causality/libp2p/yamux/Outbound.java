package org.causality.libp2p.yamux;

import io.netty.buffer.ByteBuf;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * What a session has to send: control frames in order, and the streams that have something to say, each in its turn. A
 * frame is made only when it is asked for, so a queue can still change until then.
 */
final class Outbound {
    private static final int DATA_FRAME_BYTES_MAX = 64 * 1024 - Frame.HEAD_BYTES;

    private record Control(byte type, short flags, int stream, int length) {}

    private final YamuxLimits limits;
    private final Windows windows;
    private final Consumer<YamuxStream> bothEnded;
    private final Deque<Control> controls = new ArrayDeque<>();
    private final Deque<YamuxStream> ready = new ArrayDeque<>();
    private long queuedBytes;

    /** {@code bothEnded} hears of a stream whose end has just been written after the peer's had come. */
    Outbound(YamuxLimits limits, Windows windows, Consumer<YamuxStream> bothEnded) {
        this.limits = limits;
        this.windows = windows;
        this.bothEnded = bothEnded;
    }

    boolean hasOutput() {
        return !controls.isEmpty() || !ready.isEmpty();
    }

    long bytesEstimate() {
        return queuedBytes + (long) (controls.size() + 2 * ready.size()) * Frame.HEAD_BYTES;
    }

    /** Queues a control frame; false at the limit. */
    boolean control(byte type, short flags, int stream, int length) {
        if (controls.size() >= limits.controlFramesMax()) {
            return false;
        }
        controls.add(new Control(type, flags, stream, length));
        return true;
    }

    /** Gives the stream a turn. */
    void markReady(YamuxStream stream) {
        if (!stream.ready) {
            stream.ready = true;
            ready.add(stream);
        }
    }

    /** Queues bytes of a stream and takes over the buffer. */
    void queue(YamuxStream stream, ByteBuf bytes) {
        stream.queue.add(bytes);
        queuedBytes += bytes.readableBytes();
        if (stream.sendWindow > 0) {
            markReady(stream);
        }
    }

    /** Forgets what a stream has queued. */
    void drop(YamuxStream stream) {
        queuedBytes -= stream.queue.stream().mapToLong(ByteBuf::readableBytes).sum();
        stream.queue.forEach(ByteBuf::release);
        stream.queue.clear();
    }

    /** Forgets all control frames and turns. */
    void clear() {
        controls.clear();
        ready.clear();
    }

    int pull(ByteBuf out, int bytesMax, long nowNanos) {
        int start = out.writerIndex();
        while (!controls.isEmpty() && room(out, start, bytesMax) >= Frame.HEAD_BYTES) {
            Control control = controls.remove();
            head(out, control.type(), control.flags(), control.stream(), control.length());
        }
        while (!ready.isEmpty() && room(out, start, bytesMax) > 2 * Frame.HEAD_BYTES) {
            YamuxStream stream = ready.remove();
            stream.ready = false;
            if (stream.state != YamuxStream.State.GONE) {
                frames(stream, out, room(out, start, bytesMax), nowNanos);
            }
        }
        return out.writerIndex() - start;
    }

    private static int room(ByteBuf out, int start, int bytesMax) {
        return bytesMax - (out.writerIndex() - start);
    }

    private void frames(YamuxStream stream, ByteBuf out, int room, long nowNanos) {
        int left = room;
        boolean introduction = stream.flags != 0 && stream.queue.isEmpty() && !stream.finishing;
        if (windows.isGrantDue(stream) || introduction) {
            head(out, Frame.WINDOW_UPDATE, takeFlags(stream), stream.id(), windows.takeCredit(stream, nowNanos));
            left -= Frame.HEAD_BYTES;
        }
        int bytes = (int) Math.min(
                Math.min(stream.sendWindow, DATA_FRAME_BYTES_MAX), Math.min(left - Frame.HEAD_BYTES, queued(stream)));
        if (bytes > 0) {
            head(out, Frame.DATA, takeFlags(stream), stream.id(), bytes);
            move(stream, out, bytes);
            stream.sendWindow -= bytes;
            queuedBytes -= bytes;
            left -= Frame.HEAD_BYTES + bytes;
        }
        if (stream.queue.isEmpty()) {
            end(stream, out, left);
        } else if (stream.sendWindow > 0) {
            markReady(stream);
        }
        if (bytes > 0) {
            stream.events().sent(bytes);
        }
    }

    private void end(YamuxStream stream, ByteBuf out, int room) {
        if (!stream.finishing || stream.locallyEnded()) {
            return;
        }
        if (room < Frame.HEAD_BYTES) {
            markReady(stream);
            return;
        }
        head(out, Frame.DATA, (short) (takeFlags(stream) | Frame.FIN), stream.id(), 0);
        if (stream.state == YamuxStream.State.REMOTE_ENDED) {
            bothEnded.accept(stream);
        } else {
            stream.state = YamuxStream.State.LOCAL_ENDED;
        }
    }

    static short takeFlags(YamuxStream stream) {
        short flags = stream.flags;
        stream.flags = 0;
        return flags;
    }

    private static long queued(YamuxStream stream) {
        long bytes = 0;
        for (ByteBuf buffer : stream.queue) {
            bytes += buffer.readableBytes();
            if (bytes >= DATA_FRAME_BYTES_MAX) {
                break;
            }
        }
        return bytes;
    }

    private static void move(YamuxStream stream, ByteBuf out, int bytes) {
        int left = bytes;
        while (left > 0) {
            ByteBuf first = stream.queue.element();
            int count = Math.min(left, first.readableBytes());
            out.writeBytes(first, count);
            left -= count;
            if (!first.isReadable()) {
                stream.queue.remove().release();
            }
        }
    }

    private static void head(ByteBuf out, byte type, short flags, int stream, int length) {
        out.writeByte(Frame.VERSION)
                .writeByte(type)
                .writeShort(flags)
                .writeInt(stream)
                .writeInt(length);
    }
}
