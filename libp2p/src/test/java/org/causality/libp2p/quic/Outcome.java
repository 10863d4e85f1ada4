package org.causality.libp2p.quic;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.causality.libp2p.host.TestHosts;

/** Remembers what came of a handshake and of the connection after it. */
final class Outcome implements QuicUpgrade, QuicEvents {
    static final QuicLimits LIMITS =
            new QuicLimits(100, 100, 256 * 1024, 1024 * 1024, 256 * 1024, 100, TestHosts.PATIENCE, TestHosts.PATIENCE);

    final CompletableFuture<QuicLink> secured = new CompletableFuture<>();
    final CompletableFuture<String> over = new CompletableFuture<>();

    /** Waits until the handshake has come to its end. */
    QuicLink awaitSecured() throws InterruptedException, ExecutionException, TimeoutException {
        return secured.get(TestHosts.PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /** Waits until it is over, and tells why. */
    String awaitOver() throws InterruptedException, ExecutionException, TimeoutException {
        return over.get(TestHosts.PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public QuicEvents secured(QuicLink link) {
        secured.complete(link);
        return this;
    }

    @Override
    public void failed(String why) {
        over.complete(why);
    }

    @Override
    public void started() {}

    @Override
    public void opened(QuicStream stream) {
        stream.reset();
    }

    @Override
    public void closed(String why) {
        over.complete(why);
    }
}
