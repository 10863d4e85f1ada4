package org.causality.libp2p.host;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream into messages behind their length as a varint, the frame of most libp2p protocols. A frame that arrived
 * whole is handed on without a copy. A length above the limit or not minimal is reported before anything is allocated,
 * and nothing is delivered after that.
 */
public final class FrameReader implements StreamReader {
    private static final int HEAD_BYTES_MAX = 5;

    /** Hears of frames. Called on the event loop: do not block. */
    public interface Frames {
        /** One whole message; valid only during the call, retain what must stay. */
        void frame(ByteBuf frame);

        /** The peer broke the framing; resetting the stream is up to the caller. */
        void malformed(String why);

        /** The peer announced a frame above the limit; whoever makes no difference hears it as malformed. */
        default void tooLarge(String why) {
            malformed(why);
        }

        /** As {@link StreamReader#ended()}. */
        void ended();

        /** As {@link StreamReader#aborted(String)}. */
        void aborted(String reason);
    }

    private final int frameBytesMax;
    private final Frames frames;
    private int headBytes;
    private long length;
    private boolean headDone;
    private boolean broken;
    private @Nullable ByteBuf partial;

    /** Frames of at most {@code frameBytesMax} bytes go to {@code frames}. */
    public FrameReader(int frameBytesMax, Frames frames) {
        this.frameBytesMax = frameBytesMax;
        this.frames = frames;
    }

    @Override
    public void bytes(ByteBuf bytes) {
        while (bytes.isReadable() && !broken) {
            if (!headDone) {
                head(bytes.readByte());
            } else {
                body(bytes);
            }
        }
    }

    private void head(byte b) {
        length |= (long) (b & 0x7f) << (7 * headBytes);
        headBytes++;
        if (b < 0) {
            if (headBytes == HEAD_BYTES_MAX) {
                fail("length of a frame is too long");
            }
            return;
        }
        if (b == 0 && headBytes > 1) {
            fail("length of a frame is not minimal");
        } else if (length > frameBytesMax) {
            broken = true;
            frames.tooLarge("frame of " + length + " bytes, at most " + frameBytesMax + " are taken");
        } else {
            headDone = true;
            if (length == 0) {
                deliver(Unpooled.EMPTY_BUFFER);
            }
        }
    }

    private void body(ByteBuf bytes) {
        ByteBuf held = partial;
        if (held == null && bytes.readableBytes() >= length) {
            deliver(bytes.readSlice((int) length));
            return;
        }
        if (held == null) {
            // Grows with what really arrives: a peer cannot make us reserve a frame it only announces.
            held = bytes.alloc().buffer(bytes.readableBytes(), (int) length);
            partial = held;
        }
        held.writeBytes(bytes, (int) Math.min(length - held.readableBytes(), bytes.readableBytes()));
        if (held.readableBytes() == length) {
            partial = null;
            try {
                deliver(held);
            } finally {
                held.release();
            }
        }
    }

    private void deliver(ByteBuf frame) {
        headBytes = 0;
        length = 0;
        headDone = false;
        frames.frame(frame);
    }

    private void fail(String why) {
        broken = true;
        frames.malformed(why);
    }

    @Override
    public void ended() {
        boolean insideFrame = headBytes > 0;
        drop();
        if (insideFrame && !broken) {
            fail("stream ended inside a frame");
        }
        frames.ended();
    }

    @Override
    public void aborted(String reason) {
        drop();
        frames.aborted(reason);
    }

    private void drop() {
        if (partial != null) {
            partial.release();
            partial = null;
        }
        headBytes = 0;
    }
}
