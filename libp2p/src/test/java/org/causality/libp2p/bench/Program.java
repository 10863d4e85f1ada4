package org.causality.libp2p.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.causality.libp2p.interop.JsPeer;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * A program that can run scenarios.
 *
 * @param name as the table says it
 * @param command without the scenario's words
 */
record Program(String name, Path folder, List<String> command) {
    private static final long MINUTES_MAX = 10;
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    /** Ours, in a JVM with all its compilers and nothing tuned but native access. */
    static Program ours() {
        return new Program(
                "ours",
                Path.of(""),
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseParallelGC",
                        "-Xmx1g",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Dcom.amazon.corretto.crypto.provider.registerEdKeyFactory=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WireProgram.class.getName()));
    }

    /** js-libp2p from npm; {@code tuned} with a cheap early message id. */
    static Program js(boolean tuned) throws IOException {
        return new Program(
                tuned ? "js tuned" : "js",
                JsPeer.installed(),
                List.of("node", "--no-warnings", "bench.js", "form=" + (tuned ? "tuned" : "default")));
    }

    /** Runs a scenario in a new process; answers what it says of itself. */
    Map<String, Object> run(Scenario scenario) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(command);
        words.addAll(scenario.words());
        Process process = new ProcessBuilder(words)
                .directory(folder.toAbsolutePath().toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var lines = process.inputReader()) {
            String last = lines.lines().reduce("", (_, line) -> line);
            if (!process.waitFor(MINUTES_MAX, TimeUnit.MINUTES) || process.exitValue() != 0 || last.isEmpty()) {
                throw new IOException(name + " did not end well in " + scenario.name());
            }
            return JsonMapper.shared().readValue(last, OBJECT);
        } finally {
            process.destroyForcibly();
        }
    }
}
