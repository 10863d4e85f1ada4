package org.causality.gateway.mesh;

import java.io.Closeable;
import java.io.IOException;
import org.causality.model.codec.Bytes;
import org.jspecify.annotations.Nullable;

/** A stream of frames to one peer, for plain blocking code; each wait is bounded. */
public interface FrameStream extends Closeable {

    /** The peer at the other end, base58. */
    String peer();

    /** The next frame, or null when the peer has ended. @throws IOException also when it is longer than allowed */
    @Nullable Bytes read(int frameBytesMax) throws IOException;

    void write(Bytes frame) throws IOException;

    /** Ends our side in order. */
    @Override
    void close();
}
