package org.causality.gateway.adapter.blob;

import org.causality.gateway.adapter.health.Loop;
import org.causality.gateway.adapter.health.Pulse;
import org.causality.gateway.blob.BlobFetcher;
import org.causality.gateway.blob.BlobServer;
import org.causality.gateway.mesh.Mesh;
import org.causality.model.wire.BlobMessage;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Answers peers that ask for blobs, and goes on with the search for those we want. */
@Component
class BlobKeeper implements SmartLifecycle {

    /** The rounds of a search begin no finer. */
    private static final long TURN_MILLIS = 100;

    private final Mesh mesh;
    private final BlobServer server;
    private final BlobFetcher fetcher;
    private final Loop loop;

    BlobKeeper(Mesh mesh, BlobServer server, BlobFetcher fetcher, Pulse pulse) {
        this.mesh = mesh;
        this.server = server;
        this.fetcher = fetcher;
        this.loop = new Loop("look for blobs", pulse);
    }

    @Override
    public void start() {
        mesh.answer(BlobMessage.PROTOCOL, server::serve);
        loop.start(this::run);
    }

    private void run() {
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

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }
}
