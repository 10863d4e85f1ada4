package org.causality.crosschain.adapter;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Subscribes to new heads over WebSocket and nudges whoever polls. What is pushed is not read: a push that is lost or a
 * lie costs a poll interval and nothing else.
 */
final class NewHeads implements Runnable {

    private static final long BACK_OFF_MILLIS = 2_000;
    private static final String SUBSCRIBE =
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"eth_subscribe\",\"params\":[\"newHeads\"]}";

    private final URI uri;
    private final Runnable nudge;
    private final CountDownLatch stop;

    NewHeads(URI uri, Runnable nudge, CountDownLatch stop) {
        this.uri = uri;
        this.nudge = nudge;
        this.stop = stop;
    }

    @Override
    public void run() {
        try (HttpClient http =
                HttpClient.newBuilder().connectTimeout(JsonRpc.CONNECT_TIME_MAX).build()) {
            while (!stop.await(BACK_OFF_MILLIS, TimeUnit.MILLISECONDS)) {
                listen(http);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void listen(HttpClient http) throws InterruptedException {
        CountDownLatch closed = new CountDownLatch(1);
        try {
            WebSocket socket = http.newWebSocketBuilder()
                    .connectTimeout(JsonRpc.CONNECT_TIME_MAX)
                    .buildAsync(uri, new Listener(closed))
                    .join();
            try {
                var _ = socket.sendText(SUBSCRIBE, true).join();
                closed.await();
            } finally {
                socket.abort();
            }
        } catch (CompletionException _) {
            // Not reachable now; polling goes on, and the subscription is tried again.
        }
    }

    private final class Listener implements WebSocket.Listener {
        private final CountDownLatch closed;

        Listener(CountDownLatch closed) {
            this.closed = closed;
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            socket.request(1);
            if (last) {
                nudge.run();
            }
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            closed.countDown();
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            closed.countDown();
        }
    }
}
