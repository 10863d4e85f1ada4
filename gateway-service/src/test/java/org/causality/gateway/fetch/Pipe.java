package org.causality.gateway.fetch;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.causality.gateway.mesh.FrameStream;
import org.causality.model.codec.Bytes;
import org.jspecify.annotations.Nullable;

/** One end of a stream in memory; frames written here come out at the other end. */
final class Pipe implements FrameStream {

    static final long WAIT_SECONDS_MAX = 120;

    private final String peer;
    private final BlockingQueue<Optional<Bytes>> in;
    private final BlockingQueue<Optional<Bytes>> out;

    private Pipe(String peer, BlockingQueue<Optional<Bytes>> in, BlockingQueue<Optional<Bytes>> out) {
        this.peer = peer;
        this.in = in;
        this.out = out;
    }

    record Ends(Pipe opener, Pipe answerer) {}

    static Ends between(String opener, String answerer) {
        BlockingQueue<Optional<Bytes>> there = new LinkedBlockingQueue<>();
        BlockingQueue<Optional<Bytes>> back = new LinkedBlockingQueue<>();
        return new Ends(new Pipe(answerer, back, there), new Pipe(opener, there, back));
    }

    @Override
    public String peer() {
        return peer;
    }

    @Override
    public @Nullable Bytes read(int frameBytesMax) throws IOException {
        try {
            Optional<Bytes> next = in.poll(WAIT_SECONDS_MAX, TimeUnit.SECONDS);
            if (next == null) {
                throw new IOException("nothing came");
            }
            if (next.isPresent() && next.get().size() > frameBytesMax) {
                throw new IOException("frame too long");
            }
            return next.orElse(null);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void write(Bytes frame) {
        out.add(Optional.of(frame));
    }

    @Override
    public void close() {
        out.add(Optional.empty());
    }
}
