package org.causality.gateway.blob;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.causality.gateway.mesh.FrameStream;
import org.causality.model.codec.Bytes;
import org.causality.model.wire.BlobMessage;
import org.jspecify.annotations.Nullable;

/** A stream whose other end says what it was told to, then leaves. */
final class ScriptedStream implements FrameStream {

    private final String peer;
    private final Deque<Bytes> says;
    private final List<Bytes> heard = new ArrayList<>();

    ScriptedStream(String peer, Bytes... says) {
        this.peer = peer;
        this.says = new ArrayDeque<>(List.of(says));
    }

    static ScriptedStream saying(String peer, BlobMessage... says) {
        Bytes[] frames = new Bytes[says.length];
        for (int i = 0; i < says.length; i++) {
            frames[i] = says[i].encode();
        }
        return new ScriptedStream(peer, frames);
    }

    List<BlobMessage> heard() {
        return heard.stream().map(frame -> BlobMessage.decode(frame).orThrow()).toList();
    }

    @Override
    public String peer() {
        return peer;
    }

    @Override
    public @Nullable Bytes read(int frameBytesMax) throws IOException {
        Bytes frame = says.poll();
        if (frame != null && frame.size() > frameBytesMax) {
            throw new IOException("frame too long");
        }
        return frame;
    }

    @Override
    public void write(Bytes frame) {
        heard.add(frame);
    }

    @Override
    public void close() {}
}
