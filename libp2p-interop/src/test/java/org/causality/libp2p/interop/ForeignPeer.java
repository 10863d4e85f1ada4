package org.causality.libp2p.interop;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
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
import org.opentest4j.TestAbortedException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A peer of another implementation in its own process, driven over its standard streams; {@code src/test/js/peer.js} lists
 * the commands, and the peers in Go and Rust answer to the same.
 */
public final class ForeignPeer implements AutoCloseable {
    private static final Duration ANSWER_MAX = Duration.ofMinutes(3);
    private static final int EVENTS_MAX = 100_000;
    private static final String NO_QUIC = "js-libp2p has no QUIC on this machine";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Implementation implementation;
    private final Process process;
    private final Writer input;
    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<Map<String, Object>>> calls = new ConcurrentHashMap<>();
    private final Deque<Map<String, Object>> events = new ArrayDeque<>();
    private final Map<String, Object> started;

    private ForeignPeer(Implementation implementation, Map<String, ?> options) throws IOException {
        this.implementation = implementation;
        ForeignProgram program = ForeignProgram.of(implementation);
        process = new ProcessBuilder(program.command())
                .directory(program.folder().toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        input = process.outputWriter(StandardCharsets.UTF_8);
        // Reading a pipe holds its thread, and there are as few carriers of virtual ones as cores.
        Thread.ofPlatform().daemon().name(implementation + " peer").start(this::listen);
        started = call("start", options);
    }

    static ForeignPeer start(Implementation implementation, Map<String, ?> options) {
        try {
            return new ForeignPeer(implementation, options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Refused e) {
            if (String.valueOf(e.getMessage()).contains(NO_QUIC)) {
                throw new TestAbortedException(
                        ForeignProgram.reasonToSkip(implementation, String.valueOf(e.getMessage())));
            }
            throw e;
        }
    }

    /** Whose code it runs. */
    public Implementation implementation() {
        return implementation;
    }

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

    /** Runs a command and returns its answer; throws {@link Refused} when the peer answers with an error. */
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
            throw new Refused(String.valueOf(answered.get("error")));
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
            throw new AssertionError("the " + implementation + " peer told no such event: " + kind);
        }
        try {
            events.wait(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** Ends the process at once, as a crash would. */
    public void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
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
            throw new UncheckedIOException("the " + implementation + " peer is gone", e);
        }
    }

    private Map<String, Object> await(CompletableFuture<Map<String, Object>> answer, String command) {
        try {
            return answer.get(ANSWER_MAX.toSeconds(), SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("the " + implementation + " peer did not answer to " + command, e);
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
        calls.values()
                .forEach(call -> call.complete(Map.of("ok", false, "error", "the " + implementation + " peer ended")));
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
            System.err.println(implementation + ": " + said.get("error"));
        }
        synchronized (events) {
            if (events.size() < EVENTS_MAX) {
                events.add(said);
            }
            events.notifyAll();
        }
    }

    /** The peer answered a command with an error. */
    public static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Refused(String message) {
            super(message);
        }
    }
}
