package org.causality.devnet.story.api;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.causality.devnet.story.canonical.Octets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One operator's gateway. Counts its answers and remembers the first few of status 500 and above. */
public final class OperatorApi {

    public static final Duration ANSWER_WAIT_MAX = Duration.ofSeconds(30);

    private static final int ANSWER_BYTES_MAX = 8 * 1024 * 1024;
    private static final int FAILURES_KEPT_MAX = 8;

    private final URI gateway;
    private final HttpClient http;
    private final AtomicInteger answers = new AtomicInteger();
    private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();

    public OperatorApi(URI gateway, HttpClient http) {
        this.gateway = gateway;
        this.http = http;
    }

    /** One client for all operators: HTTP/1.1, no redirects. */
    public static HttpClient newHttp() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(ANSWER_WAIT_MAX)
                .build();
    }

    public URI gateway() {
        return gateway;
    }

    /** @throws UnreachableException when there is no answer in time */
    public Answer get(String path) {
        return send(to(path).timeout(ANSWER_WAIT_MAX).GET().build());
    }

    /** @throws UnreachableException when there is no answer in time */
    public Answer post(String path, JsonNode body) {
        return send(to(path).timeout(ANSWER_WAIT_MAX)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(JsonMapper.shared().writeValueAsBytes(body)))
                .build());
    }

    public int answers() {
        return answers.get();
    }

    /** The first answers of 500 and above; empty in a good story. */
    public List<String> failures() {
        return List.copyOf(failures);
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(gateway.resolve(path));
    }

    HttpClient http() {
        return http;
    }

    private Answer send(HttpRequest request) {
        try {
            HttpResponse<byte[]> response =
                    http.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), ANSWER_BYTES_MAX));
            return counted(
                    request,
                    new Answer(
                            response.statusCode(),
                            response.headers().firstValue("Content-Type").orElse(""),
                            Octets.of(response.body())));
        } catch (IOException e) {
            throw new UnreachableException("no answer to " + request.method() + " " + request.uri() + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnreachableException("interrupted at " + request.method() + " " + request.uri(), e);
        }
    }

    private Answer counted(HttpRequest request, Answer answer) {
        answers.incrementAndGet();
        if (answer.status() >= 500 && failures.size() < FAILURES_KEPT_MAX) {
            failures.add(answer.brief() + " to " + request.method() + " "
                    + request.uri().getPath());
        }
        return answer;
    }
}
