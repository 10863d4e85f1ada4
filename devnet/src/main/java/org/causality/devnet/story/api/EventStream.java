package org.causality.devnet.story.api;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.LockSupport;

/** One open {@code GET /v1/events}, read by a virtual thread into a sink until it is closed. Not reconnected. */
public final class EventStream implements AutoCloseable {

    private static final int NOT_READY = 503;
    private static final int NOT_READY_MAX = 50;
    private static final long NOT_READY_WAIT_NANOS = 200_000_000;

    private final OperatorApi operator;
    private final EventSink sink;
    private final Thread reader;
    private volatile boolean closed;

    private EventStream(OperatorApi operator, HttpRequest request, EventSink sink) {
        this.operator = operator;
        this.sink = sink;
        this.reader = Thread.ofVirtual().name("events").unstarted(() -> read(request));
    }

    /** Everything of these types after a cursor, given as {@code ?after=}. */
    public static EventStream after(OperatorApi operator, String filter, Cursor after, EventSink sink) {
        HttpRequest request =
                eventsOf(operator, filter + "&after=" + after).GET().build();
        return started(new EventStream(operator, request, sink));
    }

    /** The same by the header a browser sends when it reconnects. */
    public static EventStream resumed(OperatorApi operator, String filter, Cursor lastSeen, EventSink sink) {
        HttpRequest request = eventsOf(operator, filter)
                .header("Last-Event-ID", lastSeen.toString())
                .GET()
                .build();
        return started(new EventStream(operator, request, sink));
    }

    private static HttpRequest.Builder eventsOf(OperatorApi operator, String filter) {
        return operator.to("/v1/events?" + filter).header("Accept", "text/event-stream");
    }

    private static EventStream started(EventStream stream) {
        stream.reader.start();
        return stream;
    }

    @Override
    public void close() {
        closed = true;
        reader.interrupt();
    }

    private void read(HttpRequest request) {
        try {
            HttpResponse<InputStream> response = opened(request);
            try (InputStream body = response.body()) {
                if (response.statusCode() != 200) {
                    sink.trouble("GET /v1/events answered " + response.statusCode());
                    return;
                }
                readLines(body);
                trouble("the event stream ended");
            }
        } catch (IOException e) {
            trouble("the event stream broke: " + e);
        } catch (InterruptedException _) {
            trouble("the event stream was interrupted");
        }
    }

    /** A gateway that still reads its logs says 503; as the cursor is given, nothing is missed by waiting for it. */
    private HttpResponse<InputStream> opened(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<InputStream> response = operator.http().send(request, BodyHandlers.ofInputStream());
        for (int again = 0; again < NOT_READY_MAX && response.statusCode() == NOT_READY && !closed; again++) {
            response.body().close();
            LockSupport.parkNanos(NOT_READY_WAIT_NANOS);
            response = operator.http().send(request, BodyHandlers.ofInputStream());
        }
        return response;
    }

    private void readLines(InputStream body) throws IOException {
        EventFrames frames = new EventFrames();
        BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            frames.line(line).ifPresent(frame -> frame.into(sink, System.nanoTime()));
        }
    }

    private void trouble(String what) {
        if (!closed) {
            sink.trouble(what);
        }
    }
}
