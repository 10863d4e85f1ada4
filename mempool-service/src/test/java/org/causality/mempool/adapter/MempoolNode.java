package org.causality.mempool.adapter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.causality.embedded.BackingParts;
import org.causality.embedded.SharedParts;
import org.causality.mempool.KafkaTopicReader;
import org.causality.mempool.MempoolApplication;
import org.causality.mempool.SimulatedCore;
import org.causality.mempool.SimulatedNeighbours;
import org.causality.mempool.Wallet;
import org.causality.model.key.PublicKey;
import org.causality.model.network.FileOperatorSigner;
import org.causality.model.network.Genesis;
import org.causality.model.network.GenesisFile;
import org.causality.model.network.Operator;
import org.causality.model.network.OperatorSet;
import org.causality.model.order.OrderId;
import org.causality.model.order.SignedCancellation;
import org.causality.model.order.SignedUserOrder;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.redis.core.StringRedisTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One operator's mempool, the real application, started and ended at will; and what one needs to talk to it. */
final class MempoolNode implements AutoCloseable {

    /** An answer over HTTP. */
    record Answer(int status, String body) {
        JsonNode json() {
            return JSON.readTree(body);
        }

        String text(String field) {
            return json().path(field).asString();
        }
    }

    /** Ends the writer where a test wants it. */
    static final class SimulatedCrash extends Error {
        private static final long serialVersionUID = 1L;
    }

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration WAIT_MAX = Duration.ofMinutes(2);

    final String operator;
    final PublicKey operatorKey;
    final Genesis genesis;
    final SimulatedCore core;
    final KafkaTopicReader kafka;
    private final BackingParts parts = SharedParts.get();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Path folder;
    private @Nullable ConfigurableApplicationContext context;
    private volatile CrashPoint.@Nullable Step crashAt;

    private MempoolNode(Class<?> test) throws IOException {
        operator = SharedParts.uniqueOperator(test);
        folder = Files.createTempDirectory("mempool-it-");
        operatorKey = FileOperatorSigner.create(Wallet.NETWORK, folder.resolve("keys"), new SecureRandom())
                .operator();
        genesis =
                new Genesis(Wallet.NETWORK, 1, 16, new OperatorSet(0, List.of(new Operator(operator, operatorKey, 1))));
        GenesisFile.write(genesis, folder.resolve("network.json"));
        core = new SimulatedCore(parts.bootstrapServers(), operator);
        kafka = new KafkaTopicReader(parts.bootstrapServers(), operator);
    }

    static MempoolNode started(Class<?> test) {
        return started(test, Map.of());
    }

    static MempoolNode started(Class<?> test, Map<String, String> more) {
        try {
            MempoolNode node = new MempoolNode(test);
            node.start(more);
            return node;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What stands for the services beside it; whoever asks closes it. */
    SimulatedNeighbours neighbours() {
        return new SimulatedNeighbours(parts.bootstrapServers(), operator);
    }

    void start() {
        start(Map.of());
    }

    void start(Map<String, String> more) {
        Map<String, String> settings = new TreeMap<>(parts.springProperties());
        settings.put("causality.operator", operator);
        settings.put("causality.network-file", folder.resolve("network.json").toString());
        settings.put("causality.keys-dir", folder.resolve("keys").toString());
        settings.put("server.port", "0");
        // Nothing is late on a slow machine.
        settings.put("spring.data.redis.timeout", WAIT_MAX.toSeconds() + "s");
        settings.put("causality.answer-within", WAIT_MAX.toSeconds() + "s");
        settings.putAll(more);
        CrashPoint crashes = step -> {
            if (step == crashAt) {
                crashAt = null;
                throw new SimulatedCrash();
            }
        };
        context = new SpringApplicationBuilder(MempoolApplication.class)
                .registerShutdownHook(false)
                .initializers(starting -> starting.getBeanFactory().registerSingleton("crashes", crashes))
                .run(settings.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new));
        awaitReady();
    }

    void awaitReady() {
        await("ready", () -> get("/actuator/health/readiness").status() == 200);
    }

    void stop() {
        if (context != null) {
            context.close();
            context = null;
        }
    }

    void restart() {
        stop();
        start();
    }

    void crashNextAt(CrashPoint.Step step) {
        crashAt = step;
    }

    Answer post(SignedUserOrder order) {
        return post("/internal/v1/orders", order.encode().toArray());
    }

    Answer post(SignedCancellation cancellation) {
        return post("/internal/v1/cancellations", cancellation.encode().toArray());
    }

    Answer post(String path, byte[] body) {
        return send(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/octet-stream")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build());
    }

    Answer get(String path) {
        return send(HttpRequest.newBuilder(uri(path)).GET().build());
    }

    Answer get(OrderId order) {
        return get("/v1/orders/" + order.hex());
    }

    void awaitStatus(OrderId order, String status) {
        await(order + " is " + status, () -> get(order).text("status").equals(status));
    }

    /** The number behind a line of /actuator/prometheus that starts so; 0 when there is none. */
    double metric(String start) {
        return get("/actuator/prometheus")
                .body()
                .lines()
                .filter(line -> line.startsWith(start))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    StringRedisTemplate redis() {
        return Objects.requireNonNull(context).getBean(StringRedisTemplate.class);
    }

    <T> T bean(Class<T> type) {
        return Objects.requireNonNull(context).getBean(type);
    }

    static void await(String what, Condition condition) {
        long deadlineNanos = System.nanoTime() + WAIT_MAX.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > deadlineNanos) {
                throw new AssertionError("not within " + WAIT_MAX + ": " + what);
            }
            LockSupport.parkNanos(20_000_000);
        }
    }

    @FunctionalInterface
    interface Condition {
        boolean holds();
    }

    private URI uri(String path) {
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
        core.close();
    }
}
