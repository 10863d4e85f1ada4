package org.causality.gateway.adapter.libp2p;

import java.io.IOException;
import org.causality.gateway.mesh.FrameStream;
import org.causality.libp2p.host.BlockingStream;
import org.causality.model.codec.Bytes;
import org.jspecify.annotations.Nullable;

/** Frames over one libp2p stream. */
record Frames(BlockingStream stream) implements FrameStream {

    @Override
    public String peer() {
        return stream.remotePeer().toString();
    }

    @Override
    public @Nullable Bytes read(int frameBytesMax) throws IOException {
        byte[] frame = stream.readFrame(frameBytesMax);
        return frame == null ? null : Bytes.wrap(frame);
    }

    @Override
    public void write(Bytes frame) throws IOException {
        stream.writeFrame(frame.toArray());
    }

    @Override
    public void close() {
        stream.close();
    }
}
