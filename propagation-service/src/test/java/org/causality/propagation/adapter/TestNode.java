package org.causality.propagation.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.causality.embedded.SharedParts;
import org.causality.model.key.PublicKey;
import org.causality.model.network.FileOperatorSigner;
import org.causality.model.network.Genesis;
import org.causality.model.network.GenesisFile;
import org.causality.model.network.NetworkId;
import org.causality.model.network.Operator;
import org.causality.model.network.OperatorSet;
import org.causality.propagation.PropagationApplication;
import org.causality.propagation.blob.BlobLimits;
import org.causality.propagation.checkpoint.CheckpointLimits;
import org.causality.propagation.owner.CrashPoint;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;

/** The real application of one operator on the shared parts. */
final class TestNode implements AutoCloseable {

    static final NetworkId NETWORK = new NetworkId("test");

    private static final Duration WAIT_MAX = Duration.ofMinutes(2);
    private static final long LOOK_NANOS = 20_000_000;

    /** Peers are asked for a blob once, however slow the machine is. */
    private static final BlobLimits BLOBS = new BlobLimits(
            BlobLimits.DEFAULT.blobBytesMax(),
            BlobLimits.DEFAULT.bytesMax(),
            BlobLimits.DEFAULT.blobsMax(),
            BlobLimits.DEFAULT.leavingMax(),
            BlobLimits.DEFAULT.graceMillis(),
            600_000,
            BlobLimits.DEFAULT.askedMax(),
            BlobLimits.DEFAULT.retryMillis());

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    final String operator;
    final Path home;
    private final ConfigurableApplicationContext context;

    private TestNode(String operator, Path home, ConfigurableApplicationContext context) {
        this.operator = operator;
        this.home = home;
        this.context = context;
    }

    /** Makes keys and network file of a new operator. */
    static Path newHome(String operator, Path folder, PublicKey... others) throws IOException {
        Path home = Files.createDirectories(folder.resolve(operator));
        FileOperatorSigner signer = FileOperatorSigner.create(NETWORK, home.resolve("keys"), new SecureRandom());
        List<Operator> operators = new ArrayList<>();
        operators.add(new Operator(operator, signer.operator(), 1));
        for (PublicKey other : others) {
            operators.add(new Operator("other" + operators.size(), other, 1));
        }
        GenesisFile.write(new Genesis(NETWORK, 1, 16, new OperatorSet(0, operators)), home.resolve("network.json"));
        return home;
    }

    static TestNode start(String operator, Path home, String... more) {
        return start(operator, home, CrashPoint.NONE, more);
    }

    static TestNode start(String operator, Path home, CrashPoint crash, String... more) {
        return start(operator, home, crash, CheckpointLimits.DEFAULT, more);
    }

    static TestNode start(String operator, Path home, CheckpointLimits checkpoints) {
        return start(operator, home, CrashPoint.NONE, checkpoints);
    }

    private static TestNode start(
            String operator, Path home, CrashPoint crash, CheckpointLimits checkpoints, String... more) {
        Map<String, Object> settings = new HashMap<>(SharedParts.get().springProperties());
        settings.put("causality.operator", operator);
        settings.put("causality.network-file", home.resolve("network.json").toString());
        settings.put("causality.keys-dir", home.resolve("keys").toString());
        settings.put("server.port", "0");
        for (String setting : more) {
            settings.put(setting.substring(0, setting.indexOf('=')), setting.substring(setting.indexOf('=') + 1));
        }
        ConfigurableApplicationContext context = new SpringApplicationBuilder(PropagationApplication.class)
                .registerShutdownHook(false)
                .initializers(started -> {
                    started.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", settings));
                    started.getBeanFactory().registerSingleton("crashes", crash);
                    started.getBeanFactory().registerSingleton("checkpoints", checkpoints);
                    started.getBeanFactory().registerSingleton("blobs", BLOBS);
                })
                .run();
        return new TestNode(operator, home, context);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    void awaitReady() throws IOException, InterruptedException {
        awaitAnswer("/actuator/health/readiness", answer -> answer.statusCode() == 200);
    }

    /** What is said of a turn follows its records in Kafka; until then the answer lacks one of these. */
    void await(String path, String... expected) throws IOException, InterruptedException {
        awaitAnswer(path, answer -> Stream.of(expected).allMatch(new String(answer.body(), UTF_8)::contains));
    }

    private void awaitAnswer(String path, Predicate<HttpResponse<byte[]>> expected)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + WAIT_MAX.toNanos();
        HttpResponse<byte[]> answer = get(path);
        while (!expected.test(answer)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError(path + " says after " + WAIT_MAX + ": " + new String(answer.body(), UTF_8));
            }
            LockSupport.parkNanos(LOOK_NANOS);
            answer = get(path);
        }
    }

    HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    HttpResponse<byte[]> post(String path, byte[] body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/octet-stream")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    HttpResponse<byte[]> put(String path, byte[] body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/octet-stream")
                .PUT(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    private URI uri(String path) {
        String port = context.getBean(Environment.class).getProperty("local.server.port");
        return URI.create("http://127.0.0.1:" + port + path);
    }

    @Override
    public void close() {
        context.close();
    }
}
