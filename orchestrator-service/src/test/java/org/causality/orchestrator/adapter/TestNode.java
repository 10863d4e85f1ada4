package org.causality.orchestrator.adapter;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.causality.embedded.SharedParts;
import org.causality.groth16.transition.StateTransition;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.codec.DomainTag;
import org.causality.model.computation.BlobRef;
import org.causality.model.network.FileOperatorSigner;
import org.causality.model.network.Genesis;
import org.causality.model.network.GenesisFile;
import org.causality.model.network.Operator;
import org.causality.model.network.OperatorSet;
import org.causality.orchestrator.OrchestratorApplication;
import org.causality.orchestrator.World;
import org.causality.orchestrator.program.TreeProgram;
import org.causality.orchestrator.proof.BlobStore;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real application of one operator on the shared parts, with a small program and blobs in memory. */
final class TestNode implements AutoCloseable {
    static final String SETUP_SEED = "test";
    private static final Duration WAIT_MAX = Duration.ofMinutes(2);
    private static final long LOOK_NANOS = 50_000_000;
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What peers would hold. */
    static final class Blobs implements BlobStore {
        private final Map<Bytes32, Bytes> kept = new ConcurrentHashMap<>();

        @Override
        public BlobRef put(Bytes blob) {
            Bytes32 root = Bytes32.of(DomainTag.sha256().digest(blob.toArray()));
            kept.put(root, blob);
            return new BlobRef(root, blob.size(), BlobRef.CHUNK_BYTES_MAX);
        }

        @Override
        public Answer get(BlobRef blob) {
            Bytes bytes = kept.get(blob.root());
            return bytes == null ? new Answer.NotYet(100) : new Answer.Found(bytes);
        }
    }

    private final ConfigurableApplicationContext context;

    private TestNode(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static Path newHome(String operator, Path folder) throws IOException {
        Path home = Files.createDirectories(folder.resolve(operator));
        FileOperatorSigner signer = FileOperatorSigner.create(World.NETWORK, home.resolve("keys"), new SecureRandom());
        OperatorSet operators = new OperatorSet(0, List.of(new Operator(operator, signer.operator(), 1)));
        Files.writeString(home.resolve("chain.key"), World.word(0xc0ffee).hex() + "\n");
        GenesisFile.write(new Genesis(World.NETWORK, 1, 16, operators), home.resolve("network.json"));
        return home;
    }

    static TestNode start(String operator, Path home, Blobs blobs, String crosschainUrl) {
        Map<String, Object> settings = new HashMap<>(SharedParts.get().springProperties());
        settings.put("causality.operator", operator);
        settings.put("causality.network-file", home.resolve("network.json").toString());
        settings.put("causality.keys-dir", home.resolve("keys").toString());
        settings.put("causality.lineages[0].chain", World.CHAIN.value());
        settings.put("causality.lineages[0].nonce", "10");
        settings.put("causality.lineages[0].settlement", World.SETTLEMENT.hex());
        settings.put("causality.crosschain-url", crosschainUrl);
        settings.put("causality.signer.key-file", home.resolve("chain.key").toString());
        settings.put("causality.window-millis", "200");
        // A worker that is merely held up loses nothing.
        settings.put("causality.lease-millis", "600000");
        settings.put("causality.announce-within-millis", "600000");
        settings.put("server.port", "0");
        ConfigurableApplicationContext context = new SpringApplicationBuilder(OrchestratorApplication.class)
                .registerShutdownHook(false)
                .initializers(started -> {
                    started.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", settings));
                    if (started instanceof GenericApplicationContext generic) {
                        generic.registerBean(
                                TreeProgram.class, () -> TreeProgram.of(SETUP_SEED, StateTransition.SMALL_DEPTH));
                        generic.registerBean(BlobStore.class, () -> blobs);
                    }
                })
                .run();
        return new TestNode(context);
    }

    String url() {
        return "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(url() + path)).build());
    }

    HttpResponse<String> post(String path, String json) {
        return send(HttpRequest.newBuilder(URI.create(url() + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build());
    }

    HttpResponse<String> postBytes(String path, byte[] body) {
        return send(HttpRequest.newBuilder(URI.create(url() + path))
                .header("Content-Type", "application/octet-stream")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build());
    }

    JsonNode json(String path) {
        return JSON.readTree(get(path).body());
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    void awaitReady() {
        await("ready", () -> get("/actuator/health/readiness").statusCode() == 200);
    }

    static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + WAIT_MAX.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not " + what + " after " + WAIT_MAX);
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
