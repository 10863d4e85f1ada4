package org.causality.libp2p.host;

import io.netty.buffer.ByteBuf;

/** Answers {@code /ipfs/ping/1.0.0}: what comes goes back. A peer that does not read its answers is not read either. */
final class PingEcho implements StreamReader {
    static final String PROTOCOL = "/ipfs/ping/1.0.0";

    /** Bytes of one ping. */
    static final int PING_BYTES = 32;

    private final P2pStream stream;

    private PingEcho(P2pStream stream) {
        this.stream = stream;
    }

    static void answer(P2pStream stream) {
        stream.onWritable(stream::resumeReads);
        stream.onBytes(new PingEcho(stream));
    }

    @Override
    public void bytes(ByteBuf bytes) {
        byte[] echo = new byte[bytes.readableBytes()];
        bytes.readBytes(echo);
        if (!stream.write(echo)) {
            stream.reset();
        } else if (!stream.isWritable()) {
            stream.pauseReads();
        }
    }

    @Override
    public void ended() {
        stream.close();
    }

    @Override
    public void aborted(String reason) {
        // nothing is kept
    }
}
