package org.causality.effect.adapter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.causality.effect.EffectTrackerApplication;
import org.causality.embedded.BackingParts;
import org.causality.embedded.SharedParts;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One operator's effect tracker, the real application, started and ended at will; and what one needs to talk to it. */
final class TrackerNode implements AutoCloseable {

    /** An answer over HTTP. */
    record Answer(int status, String body) {
        JsonNode json() {
            return JSON.readTree(body);
        }

        String text(String pointer) {
            return json().at(pointer).asString();
        }
    }

    static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration WAIT_MAX = Duration.ofMinutes(2);

    final String operator;
    final TrackerLogs logs;
    private final BackingParts parts = SharedParts.get();
    private final HttpClient http = HttpClient.newHttpClient();
    private @Nullable ConfigurableApplicationContext context;

    private TrackerNode(Class<?> test) {
        operator = SharedParts.uniqueOperator(test);
        logs = new TrackerLogs(parts.bootstrapServers(), operator);
    }

    static TrackerNode started(Class<?> test) {
        TrackerNode node = new TrackerNode(test);
        node.start();
        return node;
    }

    void start() {
        Map<String, String> settings = new TreeMap<>(parts.springProperties());
        settings.put("causality.operator", operator);
        settings.put("server.port", "0");
        context = new SpringApplicationBuilder(EffectTrackerApplication.class)
                .registerShutdownHook(false)
                .run(settings.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new));
        await("ready", () -> get("/actuator/health/readiness").status() == 200);
    }

    void stop() {
        if (context != null) {
            context.close();
            context = null;
        }
    }

    <T> T bean(Class<T> type) {
        return Objects.requireNonNull(context).getBean(type);
    }

    Answer get(String path) {
        return send(HttpRequest.newBuilder(uri(path)).GET().build());
    }

    Answer post(String path, Object body) {
        return send(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        body instanceof String text ? text : JSON.writeValueAsString(body)))
                .build());
    }

    void awaitStatus(String effect, String status) {
        await(
                effect + " is " + status,
                () -> get("/v1/effects/" + effect).text("/effect/status").equals(status));
    }

    static void await(String what, BooleanSupplier condition) {
        long deadlineNanos = System.nanoTime() + WAIT_MAX.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadlineNanos) {
                throw new AssertionError("not within " + WAIT_MAX + ": " + what);
            }
            LockSupport.parkNanos(20_000_000);
        }
    }

    URI uri(String path) {
        String port = Objects.requireNonNull(context).getEnvironment().getProperty("local.server.port");
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private Answer send(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        stop();
        logs.close();
    }
}
