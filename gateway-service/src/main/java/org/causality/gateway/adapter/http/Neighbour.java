package org.causality.gateway.adapter.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.causality.model.codec.Bytes;
import org.causality.model.problem.Refusal;
import org.causality.model.problem.TraceParent;
import org.causality.model.reason.EdgeReason;
import org.jspecify.annotations.Nullable;

/**
 * A service next to us. Calls block, for a bounded time; a call whose connection failed is made once more, because every call
 * here may be repeated. One that was not answered in time is not: whoever is late has too much to do already.
 *
 * <pre>
 * no connection, or no answer in time to us and to nobody else            NOT_READY
 * no answer in time while others got theirs, or too many calls under way   OVERLOADED
 * </pre>
 *
 * Safe from any thread.
 */
public final class Neighbour implements AutoCloseable {

    private static final int CALLS_MAX = 256;
    private static final long BODY_BYTES_MAX = 16L << 20;
    private static final int ATTEMPTS_MAX = 2;

    /** @param retryAfter the header of that name */
    public record Answer(
            int status, String contentType, @Nullable String retryAfter, Bytes body) {}

    private final String name;
    private final URI base;
    private final Duration answerTimeout;
    private final HttpClient http;
    private final Semaphore calls = new Semaphore(CALLS_MAX);
    private volatile boolean answering = true;
    private volatile long answeredNanos;

    public Neighbour(String name, URI base, Patience patience) {
        this.name = name;
        this.base = base;
        this.answerTimeout = patience.answer();
        this.answeredNanos = System.nanoTime();
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(patience.connect())
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    public String name() {
        return name;
    }

    /** Whether the last call was answered. */
    public boolean isAnswering() {
        return answering;
    }

    /** @throws IOException when there was no answer in time, or too much of it */
    Answer get(String path, String traceId) throws IOException {
        return get(path, traceId, answerTimeout);
    }

    /** @throws IOException as {@link #get(String, String)}, with less time to answer */
    Answer get(String path, String traceId, Duration within) throws IOException {
        return call(request(path, traceId, within).GET().build());
    }

    /** @throws IOException as {@link #get(String, String)} */
    Answer post(String path, byte[] body, String traceId) throws IOException {
        return post(path, body, traceId, answerTimeout);
    }

    /** @throws IOException as {@link #get(String, String)}, with less time to answer */
    Answer post(String path, byte[] body, String traceId, Duration within) throws IOException {
        return call(request(path, traceId, within)
                .header("Content-Type", "application/octet-stream")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build());
    }

    /** @throws IOException as {@link #get} */
    Answer put(String path, byte[] body, String traceId) throws IOException {
        return call(request(path, traceId, answerTimeout)
                .header("Content-Type", "application/octet-stream")
                .PUT(HttpRequest.BodyPublishers.ofByteArray(body))
                .build());
    }

    /** For the API: no answer is a refusal. */
    Answer getOrRefuse(String path, String traceId) {
        try {
            return get(path, traceId);
        } catch (IOException e) {
            throw refusal(e);
        }
    }

    /** For the API: no answer is a refusal. */
    Answer postOrRefuse(String path, byte[] body, String traceId) {
        try {
            return post(path, body, traceId);
        } catch (IOException e) {
            throw refusal(e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private Refusal refusal(IOException e) {
        return e instanceof BusyException
                ? new Refusal(EdgeReason.OVERLOADED, name + " is busy: " + e.getMessage())
                : new Refusal(EdgeReason.NOT_READY, name + " does not answer: " + e.getMessage());
    }

    /** It is there, and has too much to do. */
    private static final class BusyException extends IOException {
        private static final long serialVersionUID = 1L;

        BusyException(String message) {
            super(message);
        }
    }

    private HttpRequest.Builder request(String path, String traceId, Duration within) {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(within)
                .header(TraceParent.HEADER, Trace.parent(traceId));
    }

    private Answer call(HttpRequest request) throws IOException {
        if (!calls.tryAcquire()) {
            throw new BusyException(CALLS_MAX + " calls are under way");
        }
        try {
            return attempt(request, 1);
        } finally {
            calls.release();
        }
    }

    private Answer attempt(HttpRequest request, int number) throws IOException {
        long askedNanos = System.nanoTime();
        try {
            HttpResponse<byte[]> response = http.send(
                    request,
                    HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), BODY_BYTES_MAX));
            answering = true;
            answeredNanos = System.nanoTime();
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse("application/octet-stream"),
                    response.headers().firstValue("Retry-After").orElse(null),
                    Bytes.wrap(response.body()));
        } catch (HttpConnectTimeoutException e) {
            answering = false;
            throw e;
        } catch (HttpTimeoutException e) {
            throw late(e, askedNanos);
        } catch (IOException e) {
            if (number < ATTEMPTS_MAX) {
                return attempt(request, number + 1);
            }
            answering = false;
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private IOException late(HttpTimeoutException e, long askedNanos) {
        answering = answeredNanos - askedNanos > 0;
        return answering ? new BusyException("no answer in time; a repeat is answered alike") : e;
    }
}
