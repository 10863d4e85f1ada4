package org.causality.devnet.chain;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.causality.embedded.CouldNotStart;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON over HTTP to what the devnet has just started. */
final class JsonHttp implements AutoCloseable {
    private static final Duration ANSWER_WAIT_MAX = Duration.ofSeconds(20);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(ANSWER_WAIT_MAX)
            .build();

    record Answer(int status, JsonNode json) {
        boolean ok() {
            return status >= 200 && status < 300;
        }
    }

    Answer get(URI uri) {
        return send(HttpRequest.newBuilder(uri).GET());
    }

    Answer post(URI uri, Object body) {
        return send(HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    private Answer send(HttpRequest.Builder request) {
        HttpRequest bounded = request.timeout(ANSWER_WAIT_MAX).build();
        try {
            HttpResponse<String> response = http.send(bounded, HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), read(response.body()));
        } catch (IOException e) {
            throw new CouldNotStart(bounded.uri() + " does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CouldNotStart("Starting was interrupted.", e);
        }
    }

    private static JsonNode read(@Nullable String body) {
        return JSON.readTree(body == null || body.isEmpty() ? "{}" : body);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
