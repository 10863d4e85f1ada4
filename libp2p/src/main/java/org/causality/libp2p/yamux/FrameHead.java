package org.causality.libp2p.yamux;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;

/** Collects the 12 bytes of a frame's head, however they are cut. */
final class FrameHead {
    private final ByteBuffer bytes = ByteBuffer.allocate(Frame.HEAD_BYTES);

    /** Takes what is missing; true when the head is whole, and then the next call starts a new one. */
    boolean fill(ByteBuf in) {
        if (!bytes.hasRemaining()) {
            bytes.clear();
        }
        int count = Math.min(bytes.remaining(), in.readableBytes());
        in.readBytes(bytes.array(), bytes.position(), count);
        bytes.position(bytes.position() + count);
        return !bytes.hasRemaining();
    }

    byte version() {
        return bytes.get(0);
    }

    byte type() {
        return bytes.get(1);
    }

    boolean has(short flag) {
        return (bytes.getShort(2) & flag) != 0;
    }

    int stream() {
        return bytes.getInt(4);
    }

    long length() {
        return bytes.getInt(8) & 0xffff_ffffL;
    }
}
