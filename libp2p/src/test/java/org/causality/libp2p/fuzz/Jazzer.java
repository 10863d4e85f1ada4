package org.causality.libp2p.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the fuzzer in a JVM of its own, for its agent changes the classes under test. */
final class Jazzer {
    /** For a single input; a decoder needs microseconds. */
    private static final int INPUT_SECONDS_MAX = 10;

    /** Longer inputs are slow and find nothing that shorter ones do not; {@link DensestInputsTest} tries them. */
    private static final int INPUT_BYTES_MAX = 4_096;

    private final Path folder;

    /** One that keeps its log, what it finds, and inputs that reach new branches, in {@code folder}. */
    Jazzer(Path folder) {
        this.folder = folder;
    }

    /** Its report's last line; throws with the end of its log when an input broke a decoder. */
    String run(List<String> properties, Path seeds, long executions, long seed, Duration wait) throws Exception {
        Path found = Files.createDirectories(folder.resolve("found"));
        Path log = folder.resolve("log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(properties);
        command.addAll(List.of(
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + FuzzTarget.class.getName(),
                "--instrumentation_includes=org.causality.libp2p.**",
                "--instrumentation_excludes=org.causality.libp2p.fuzz.**",
                "--hooks=false",
                "--reproducer_path=" + folder,
                "-artifact_prefix=" + folder + "/",
                "-runs=" + executions,
                "-seed=" + seed,
                "-max_len=" + INPUT_BYTES_MAX,
                "-timeout=" + INPUT_SECONDS_MAX,
                "-rss_limit_mb=0",
                found.toString(),
                seeds.toString()));
        Process fuzzer = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!fuzzer.waitFor(wait.toMillis(), TimeUnit.MILLISECONDS)) {
            fuzzer.destroyForcibly();
            throw new AssertionError("the fuzzer did not end in " + wait + tail(log));
        }
        if (fuzzer.exitValue() != 0) {
            throw new AssertionError("seed " + seed + tail(log));
        }
        return Files.readAllLines(log).getLast();
    }

    private static String tail(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log);
        return "\n" + String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
    }
}
