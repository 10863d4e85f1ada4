package org.causality.crosschain.adapter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.causality.crosschain.CrosschainApplication;
import org.causality.crosschain.KafkaTopicReader;
import org.causality.crosschain.SimulatedCore;
import org.causality.embedded.BackingParts;
import org.causality.embedded.SharedParts;
import org.causality.model.key.PublicKey;
import org.causality.model.network.FileOperatorSigner;
import org.causality.model.network.Genesis;
import org.causality.model.network.GenesisFile;
import org.causality.model.network.Operator;
import org.causality.model.network.OperatorSet;
import org.causality.model.topic.RecordHeader;
import org.causality.model.topic.TopicCatalogue;
import org.causality.model.topic.adapter.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One operator's crosschain-service, the real application, and what one needs to talk to it. */
final class CrosschainNode implements AutoCloseable {

    record Answer(int status, String body) {
        JsonNode json() {
            return JSON.readTree(body);
        }
    }

    /** A record of chains.events. */
    record Told(String event, long sequence, long index, JsonNode json) {}

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration WAIT_MAX = Duration.ofMinutes(2);

    final String operator;
    final PublicKey operatorKey;
    final SimulatedCore core;
    private final KafkaTopicReader kafka;
    private final BackingParts parts = SharedParts.get();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Path folder;
    private final Map<String, String> chainSettings;
    private final boolean isElder;
    private @Nullable ConfigurableApplicationContext context;

    private CrosschainNode(Class<?> test, Map<String, String> chainSettings) throws IOException {
        this.chainSettings = chainSettings;
        isElder = true;
        operator = SharedParts.uniqueOperator(test);
        folder = Files.createTempDirectory("crosschain-it-");
        operatorKey = FileOperatorSigner.create(SimulatedCore.NETWORK, folder.resolve("keys"), new SecureRandom())
                .operator();
        Genesis genesis = new Genesis(
                SimulatedCore.NETWORK, 1, 16, new OperatorSet(0, List.of(new Operator(operator, operatorKey, 1))));
        GenesisFile.write(genesis, folder.resolve("network.json"));
        core = new SimulatedCore(parts.bootstrapServers(), operator);
        kafka = new KafkaTopicReader(parts.bootstrapServers(), operator);
    }

    /** Another instance of the same operator's service, as a deployment that overlaps leaves it for a while. */
    private CrosschainNode(CrosschainNode elder) {
        chainSettings = elder.chainSettings;
        isElder = false;
        operator = elder.operator;
        folder = elder.folder;
        operatorKey = elder.operatorKey;
        core = elder.core;
        kafka = elder.kafka;
    }

    CrosschainNode sibling() {
        CrosschainNode younger = new CrosschainNode(this);
        younger.start();
        return younger;
    }

    static CrosschainNode started(Class<?> test, Map<String, String> chainSettings) {
        try {
            CrosschainNode node = new CrosschainNode(test, chainSettings);
            node.start();
            return node;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void start() {
        Map<String, String> settings = new TreeMap<>(parts.springProperties());
        settings.put("causality.operator", operator);
        settings.put("causality.network-file", folder.resolve("network.json").toString());
        settings.put("causality.keys-dir", folder.resolve("keys").toString());
        settings.put("server.port", "0");
        settings.putAll(chainSettings);
        context = new SpringApplicationBuilder(CrosschainApplication.class)
                .registerShutdownHook(false)
                .run(settings.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new));
        await("ready", () -> get("/actuator/health/readiness").status() == 200);
    }

    void restart() {
        stop();
        start();
    }

    void stop() {
        if (context != null) {
            context.close();
            context = null;
        }
    }

    Answer get(String path) {
        return send(HttpRequest.newBuilder(uri(path)).GET().build());
    }

    Answer post(String path, Map<String, ?> body) {
        return send(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build());
    }

    /** What chains.events says, without the progress markers, in the total order. */
    List<Told> told() {
        return records().stream()
                .filter(told -> !told.event.equals("Progress"))
                .sorted((a, b) -> a.sequence == b.sequence
                        ? Long.compare(a.index, b.index)
                        : Long.compare(a.sequence, b.sequence))
                .toList();
    }

    List<Told> told(String event) {
        return told().stream().filter(told -> told.event.equals(event)).toList();
    }

    private List<Told> records() {
        List<Told> all = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : kafka.all(TopicCatalogue.CHAINS_EVENTS)) {
            String value = new String(record.value(), StandardCharsets.UTF_8);
            all.add(new Told(
                    String.valueOf(RecordHeaders.text(record.headers(), RecordHeader.EVENT)),
                    RecordHeaders.number(record.headers(), RecordHeader.DELIVERY_SEQUENCE, -1),
                    RecordHeaders.number(record.headers(), RecordHeader.INDEX, 0),
                    JSON.readTree(value.isEmpty() ? "{}" : value)));
        }
        return all;
    }

    /** The lowest progress over all partitions: up to there no further event comes. */
    long progress() {
        Map<Integer, Long> progress = new TreeMap<>();
        for (ConsumerRecord<byte[], byte[]> record : kafka.all(TopicCatalogue.CHAINS_EVENTS)) {
            if ("Progress".equals(RecordHeaders.text(record.headers(), RecordHeader.EVENT))) {
                long sequence = RecordHeaders.number(record.headers(), RecordHeader.DELIVERY_SEQUENCE, -1);
                progress.merge(record.partition(), sequence, Math::max);
            }
        }
        return progress.size() < TopicCatalogue.CHAINS_EVENTS.partitions()
                ? 0
                : progress.values().stream().mapToLong(Long::longValue).min().orElse(0);
    }

    /** How many deliveries could not be read. */
    int dead() {
        return kafka.all(TopicCatalogue.DELIVERED.dead()).size();
    }

    static void await(String what, Condition condition) {
        long deadlineNanos = System.nanoTime() + WAIT_MAX.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > deadlineNanos) {
                throw new AssertionError("not within " + WAIT_MAX + ": " + what);
            }
            LockSupport.parkNanos(50_000_000);
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
        if (isElder) {
            removeFolder();
        }
    }

    private void removeFolder() {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
