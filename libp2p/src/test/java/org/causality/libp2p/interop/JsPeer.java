package org.causality.libp2p.interop;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.causality.libp2p.identity.PeerId;
import org.causality.libp2p.multiformats.Multiaddr;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A js-libp2p peer in its own Node process, driven over its standard streams; {@code src/test/js/peer.js} lists its
 * commands. The packages are installed once into {@code target/js}. Without Node the test is skipped with a printed
 * reason, except under {@code CI=true}, where it fails.
 */
public final class JsPeer implements AutoCloseable {
    private static final Duration ANSWER_MAX = Duration.ofSeconds(60);
    private static final int EVENTS_MAX = 100_000;
    private static final Path SOURCE = Path.of("src", "test", "js");
    private static final Path HOME = Path.of("target", "js");
    private static final List<String> FILES =
            List.of("package.json", "package-lock.json", "node20.js", "peer.js", "bench.js");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Process process;
    private final Writer input;
    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<Map<String, Object>>> calls = new ConcurrentHashMap<>();
    private final Deque<Map<String, Object>> events = new ArrayDeque<>();
    private final Map<String, Object> started;

    private JsPeer(Map<String, ?> options) throws IOException {
        process = new ProcessBuilder("node", "--no-warnings", "peer.js")
                .directory(HOME.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        input = process.outputWriter(StandardCharsets.UTF_8);
        Thread.ofVirtual().name("js peer").start(this::listen);
        started = call("start", options);
    }

    /** Starts a peer that listens on loopback, speaks identify and ping and the test protocols. */
    public static JsPeer start() {
        return start(Map.of());
    }

    /** Starts a peer with options of the {@code start} command, e.g. {@code gossip}. */
    public static JsPeer start(Map<String, ?> options) {
        try {
            install();
            return new JsPeer(options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // ---- the peer

    /** Its name. */
    public PeerId peerId() {
        return PeerId.parse((String) started.getOrDefault("peer", ""));
    }

    /** Where it can be dialled, its name included. */
    public Multiaddr address() {
        return Multiaddr.parse(((List<?>) started.getOrDefault("addresses", List.of()))
                .getFirst()
                .toString());
    }

    /** Runs a command and returns its answer; throws {@link JsError} when the peer answers with an error. */
    public Map<String, Object> call(String command, Map<String, ?> arguments) {
        int id = ids.incrementAndGet();
        Map<String, Object> request = new LinkedHashMap<>(arguments);
        request.put("id", id);
        request.put("cmd", command);
        CompletableFuture<Map<String, Object>> answer = new CompletableFuture<>();
        calls.put(id, answer);
        send(JSON.writeValueAsString(request));
        Map<String, Object> answered = await(answer, command);
        if (!Boolean.TRUE.equals(answered.get("ok"))) {
            throw new JsError(String.valueOf(answered.get("error")));
        }
        return answered;
    }

    /** Waits for the first event of that kind which fits, past ones included, and takes it out. */
    public Map<String, Object> awaitEvent(String kind, Predicate<Map<String, Object>> fits) {
        long deadline = System.nanoTime() + ANSWER_MAX.toNanos();
        synchronized (events) {
            while (true) {
                for (Map<String, Object> event : events) {
                    if (kind.equals(event.get("event")) && fits.test(event)) {
                        events.remove(event);
                        return event;
                    }
                }
                waitForEvent(kind, deadline);
            }
        }
    }

    private void waitForEvent(String kind, long deadline) {
        long millis = (deadline - System.nanoTime()) / 1_000_000;
        if (millis <= 0) {
            throw new AssertionError("the js peer told no such event: " + kind);
        }
        try {
            events.wait(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** Stops the process. */
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

    private synchronized void send(String line) {
        try {
            input.write(line);
            input.write('\n');
            input.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("the js peer is gone", e);
        }
    }

    private static Map<String, Object> await(CompletableFuture<Map<String, Object>> answer, String command) {
        try {
            return answer.get(ANSWER_MAX.toSeconds(), SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("the js peer did not answer to " + command, e);
        }
    }

    private void listen() {
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                hear(line);
            }
        } catch (IOException _) {
            // the process ended; whoever waits is told below
        }
        calls.values().forEach(call -> call.complete(Map.of("ok", false, "error", "the js peer ended")));
    }

    @SuppressWarnings("unchecked")
    private void hear(String line) {
        Map<String, Object> said = JSON.readValue(line, HashMap.class);
        if (said.get("id") instanceof Integer id) {
            CompletableFuture<Map<String, Object>> call = calls.remove(id);
            if (call != null) {
                call.complete(said);
            }
            return;
        }
        if ("unhandled".equals(said.get("event"))) {
            System.err.println("js peer: " + said.get("error"));
        }
        synchronized (events) {
            if (events.size() < EVENTS_MAX) {
                events.add(said);
            }
            events.notifyAll();
        }
    }

    /** The peer answered a command with an error. */
    public static final class JsError extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private JsError(String message) {
            super(message);
        }
    }

    // ---- installing

    /** Installs the programs of {@code src/test/js} with what they need; answers their folder. */
    public static Path installed() throws IOException {
        install();
        return HOME;
    }

    private static synchronized void install() throws IOException {
        String missing = missingProgram();
        if (missing != null) {
            skip(missing);
        }
        Files.createDirectories(HOME);
        boolean changed = false;
        for (String file : FILES) {
            byte[] wanted = Files.readAllBytes(SOURCE.resolve(file));
            Path copy = HOME.resolve(file);
            if (!Files.exists(copy) || !Arrays.equals(wanted, Files.readAllBytes(copy))) {
                Files.write(copy, wanted);
                changed |= file.startsWith("package");
            }
        }
        Path done = HOME.resolve("installed");
        if (changed || !Files.exists(done)) {
            Files.deleteIfExists(done);
            run("npm", "ci", "--no-audit", "--no-fund");
            Files.writeString(done, "npm ci went well\n");
        }
    }

    private static @Nullable String missingProgram() {
        for (String program : List.of("node", "npm")) {
            try {
                if (new ProcessBuilder(program, "--version")
                                .redirectErrorStream(true)
                                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                                .start()
                                .waitFor()
                        != 0) {
                    return program;
                }
            } catch (IOException _) {
                return program;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted", e);
            }
        }
        return null;
    }

    private static void skip(String missing) {
        String reason = "no interop with js-libp2p: there is no " + missing + " on the PATH";
        if ("true".equals(System.getenv("CI"))) {
            throw new AssertionError(reason);
        }
        System.out.println(reason);
        throw new TestAbortedException(reason);
    }

    private static void run(String... command) throws IOException {
        Path log = HOME.resolve("npm.log");
        Process process = new ProcessBuilder(command)
                .directory(HOME.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new AssertionError("npm could not install js-libp2p:\n" + Files.readString(log));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
