package org.causality.gateway.adapter.blob;

import org.causality.gateway.adapter.health.LoopingService;
import org.causality.gateway.adapter.health.Pulse;
import org.causality.gateway.blob.BlobFetcher;
import org.causality.gateway.blob.BlobServer;
import org.causality.gateway.mesh.Mesh;
import org.causality.model.wire.BlobMessage;
import org.springframework.stereotype.Component;

/** Answers peers that ask for blobs, and goes on with the search for those we want. */
@Component
class BlobKeeper extends LoopingService {

    /** The rounds of a search begin no finer. */
    private static final long TURN_MILLIS = 100;

    private final Mesh mesh;
    private final BlobServer server;
    private final BlobFetcher fetcher;

    BlobKeeper(Mesh mesh, BlobServer server, BlobFetcher fetcher, Pulse pulse) {
        super("look for blobs", pulse);
        this.mesh = mesh;
        this.server = server;
        this.fetcher = fetcher;
    }

    @Override
    public void start() {
        mesh.answer(BlobMessage.PROTOCOL, server::serve);
        super.start();
    }

    @Override
    protected void run() {
        while (loop.turn()) {
            fetcher.proceed();
            var _ = loop.pause(TURN_MILLIS);
        }
    }

    @Override
    public void stop() {
        loop.stop();
        fetcher.close();
    }
}
