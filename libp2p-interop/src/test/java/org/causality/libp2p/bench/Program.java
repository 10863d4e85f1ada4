package org.causality.libp2p.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.causality.libp2p.interop.Implementation;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * A program that can run scenarios.
 *
 * @param name as the table says it
 * @param command without the scenario's words
 */
record Program(String name, Path folder, List<String> command) {
    private static final long SECONDS_MAX = 300;
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    /**
     * Methods that the compiler leaves apart: with all of an event loop in one piece it works for seconds on a single
     * method, long after the warm-up.
     */
    private static final List<String> APART = List.of(
            "host.Wire::channelRead*",
            "host.Wire::drain",
            "host.FrameReader::bytes",
            "yamux.YamuxSession::receive",
            "gossip.RouterDesk::handle",
            "gossip.RouterDesk::dispatch");

    /** Ours, in a JVM with all its compilers and nothing tuned but native access and {@link #APART}. */
    static Program ours() {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseParallelGC",
                "-Xmx1g",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dcom.amazon.corretto.crypto.provider.registerEdKeyFactory=true",
                "-XX:CompileCommand=quiet"));
        APART.forEach(method -> command.add("-XX:CompileCommand=dontinline,org.causality.libp2p." + method));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), WireProgram.class.getName()));
        return new Program("ours", Path.of(""), command);
    }

    /** js-libp2p from npm; {@code tuned} with a cheap early message id. */
    static Program js(boolean tuned) {
        return new Program(
                tuned ? "js tuned" : "js",
                Implementation.JS.folder(),
                List.of("node", "--no-warnings", "bench.js", "form=" + (tuned ? "tuned" : "default")));
    }

    /** go-libp2p from its module proxy. */
    static Program go() {
        Path folder = Implementation.GO.folder();
        return new Program("go", folder, List.of(folder.resolve("peer").toString()));
    }

    /** rust-libp2p from crates.io, with optimisation. */
    static Program rust() {
        Path program = RustBench.build();
        return new Program("rust", Path.of(""), List.of(program.toString()));
    }

    /** It did not end in time, or not well. */
    static final class FailedException extends Exception {
        private static final long serialVersionUID = 1;

        private FailedException(String message) {
            super(message);
        }
    }

    /** Runs a scenario in a new process; answers what it says of itself. */
    Map<String, Object> run(Scenario scenario) throws IOException, InterruptedException, FailedException {
        List<String> words = new ArrayList<>(command);
        words.addAll(scenario.words());
        Process process = new ProcessBuilder(words)
                .directory(folder.toAbsolutePath().toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var _ = process.onExit().orTimeout(SECONDS_MAX, TimeUnit.SECONDS).whenComplete((_, late) -> {
            if (late != null) {
                var _ = process.destroyForcibly();
            }
        });
        try (var lines = process.inputReader()) {
            String last = lines.lines().reduce("", (_, line) -> line);
            if (process.waitFor() != 0 || last.isEmpty()) {
                throw new FailedException(name + " did not end well in " + scenario.name());
            }
            return JsonMapper.shared().readValue(last, OBJECT);
        } finally {
            process.destroyForcibly();
        }
    }
}
