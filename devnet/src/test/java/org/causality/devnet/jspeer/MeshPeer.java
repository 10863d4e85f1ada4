package org.causality.devnet.jspeer;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.opentest4j.TestAbortedException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code src/test/js/mesh-peer.js} in a Node process of its own. Its packages are those that the interop tests
 * installed, or are installed here. Without Node the test is skipped with a printed reason, except under
 * {@code CI=true}, where it fails.
 */
final class MeshPeer implements AutoCloseable {
    private static final long ANSWER_MAX_SECONDS = 60;
    private static final int HEARD_MAX = 10_000;
    private static final Path PROGRAM = Path.of("src", "test", "js", "mesh-peer.js");
    private static final Path HOME = Path.of("target", "js");
    private static final Path PACKAGES = Path.of("..", "libp2p-interop", "src", "test", "js");
    private static final Path INSTALLED = Path.of("..", "libp2p-interop", "target", "js");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Process process;
    private final Writer input;
    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> calls = new ConcurrentHashMap<>();
    private final Set<String> heard = ConcurrentHashMap.newKeySet();

    private MeshPeer() throws IOException {
        process = new ProcessBuilder("node", "--no-warnings", "mesh-peer.js")
                .directory(HOME.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        input = process.outputWriter(StandardCharsets.UTF_8);
        Thread.ofPlatform()
                .daemon()
                .name("js peer")
                .start(this::listen); // a pipe would hold a virtual thread's carrier
    }

    static MeshPeer start() throws IOException {
        install();
        return new MeshPeer();
    }

    void dial(String address) {
        call("dial", Map.of("address", address));
    }

    void subscribe(List<String> topics) {
        call("subscribe", Map.of("topics", topics));
    }

    /** Whether anybody of the topic's mesh would be sent what it publishes. */
    boolean hasMeshFor(String topic) {
        return !call("mesh", Map.of("topic", topic)).path("peers").isEmpty();
    }

    /** @param hex without 0x */
    void publish(String topic, String hex) {
        call("publish", Map.of("topic", topic, "data", hex));
    }

    /** Topic, a blank, and the bytes of each message it was sent, in hex without 0x. */
    Set<String> heard() {
        return heard;
    }

    private JsonNode call(String command, Map<String, ?> arguments) {
        int id = ids.incrementAndGet();
        Map<String, Object> request = new LinkedHashMap<>(arguments);
        request.put("id", id);
        request.put("cmd", command);
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        calls.put(id, answer);
        send(JSON.writeValueAsString(request));
        JsonNode answered = await(answer, command);
        if (!answered.path("ok").asBoolean()) {
            throw new AssertionError(command + ": " + answered.path("error").asString());
        }
        return answered;
    }

    private synchronized void send(String line) {
        try {
            input.write(line + "\n");
            input.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("the js peer is gone", e);
        }
    }

    private static JsonNode await(CompletableFuture<JsonNode> answer, String command) {
        try {
            return answer.get(ANSWER_MAX_SECONDS, SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("the js peer did not answer to " + command, e);
        }
    }

    private void listen() {
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                hear(JSON.readTree(line));
            }
        } catch (IOException _) {
            // the process ended; whoever waits runs into the time limit
        }
    }

    private void hear(JsonNode said) {
        if (said.has("event")) {
            if (heard.size() < HEARD_MAX) {
                heard.add(
                        said.path("topic").asString() + " " + said.path("data").asString());
            }
            return;
        }
        CompletableFuture<JsonNode> call = calls.remove(said.path("id").asInt());
        if (call != null) {
            call.complete(said);
        }
    }

    @Override
    public void close() {
        try {
            input.close();
            if (!process.waitFor(5, SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException _) {
            process.destroyForcibly();
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    // ---- installing

    private static void install() throws IOException {
        for (String program : List.of("node", "npm")) {
            if (!runs(program)) {
                skip("no js peer: there is no " + program + " on the PATH");
            }
        }
        Files.createDirectories(HOME);
        Files.copy(PROGRAM, HOME.resolve("mesh-peer.js"), StandardCopyOption.REPLACE_EXISTING);
        Files.copy(PACKAGES.resolve("package.json"), HOME.resolve("package.json"), StandardCopyOption.REPLACE_EXISTING);
        Path modules = HOME.resolve("node_modules");
        if (Files.exists(INSTALLED.resolve("installed")) && !Files.exists(modules)) {
            Files.deleteIfExists(modules); // a link into a build that was cleaned
            Files.createSymbolicLink(modules, INSTALLED.resolve("node_modules").toRealPath());
        } else if (!Files.exists(modules)) {
            installPackages();
        }
    }

    private static void installPackages() throws IOException {
        Files.copy(
                PACKAGES.resolve("package-lock.json"),
                HOME.resolve("package-lock.json"),
                StandardCopyOption.REPLACE_EXISTING);
        Path log = HOME.resolve("npm.log");
        Process npm = new ProcessBuilder("npm", "ci", "--no-audit", "--no-fund")
                .directory(HOME.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (exitOf(npm) != 0) {
            throw new AssertionError("npm could not install js-libp2p:\n" + Files.readString(log));
        }
    }

    private static boolean runs(String program) {
        try {
            return exitOf(new ProcessBuilder(program, "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start())
                    == 0;
        } catch (IOException _) {
            return false;
        }
    }

    private static int exitOf(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private static void skip(String reason) {
        if ("true".equals(System.getenv("CI"))) {
            throw new AssertionError(reason);
        }
        System.out.println(reason);
        throw new TestAbortedException(reason);
    }
}
