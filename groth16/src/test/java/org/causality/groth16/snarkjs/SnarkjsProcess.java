package org.causality.groth16.snarkjs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.causality.groth16.verify.Snarkjs;
import org.causality.groth16.verify.Statement;
import org.causality.groth16.verify.VerifyingKey;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * snarkjs (GPL-3.0, so a tool beside us and part of nothing) in its own Node process; {@code src/test/js/verify.js} is
 * its other end. It is installed once into {@code target/js}. Without Node, or where npm cannot install it, the test is
 * skipped with a printed reason, except under {@code CI=true}, where it fails.
 */
public final class SnarkjsProcess implements AutoCloseable {
    private static final int INSTALL_SECONDS_MAX = 300;
    private static final int END_SECONDS_MAX = 5;
    private static final Path SOURCE = Path.of("src", "test", "js");
    private static final Path HOME = Path.of("target", "js");
    private static final List<String> FILES = List.of("package.json", "package-lock.json", "verify.js");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Process process;
    private final Writer input;
    private final BufferedReader output;

    /** @param cpuMillis of the Node process, for one verification */
    public record Answer(boolean isValid, double cpuMillis) {}

    private SnarkjsProcess() throws IOException {
        process = new ProcessBuilder("node", "--no-warnings", "verify.js")
                .directory(HOME.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        input = process.outputWriter(StandardCharsets.UTF_8);
        output = process.inputReader(StandardCharsets.UTF_8);
    }

    public static SnarkjsProcess start() {
        try {
            String missing = missing();
            if (missing != null) {
                skip(missing);
            }
            return new SnarkjsProcess();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Verifies the same again and again. */
    public Answer verify(VerifyingKey key, Statement statement, int times) {
        Map<String, Object> request = Map.of(
                "key", Snarkjs.of(key),
                "proof", Snarkjs.of(statement.proof()),
                "inputs", Snarkjs.of(statement.inputs()),
                "times", times);
        try {
            input.write(JSON.writeValueAsString(request) + "\n");
            input.flush();
            String line = output.readLine();
            if (line == null) {
                throw new AssertionError("snarkjs ended");
            }
            JsonNode answer = JSON.readTree(line);
            return new Answer(
                    answer.path("valid").asBoolean(), answer.path("cpuMillis").asDouble());
        } catch (IOException e) {
            throw new UncheckedIOException("snarkjs is gone", e);
        }
    }

    @Override
    public void close() {
        try {
            input.close();
            if (!process.waitFor(END_SECONDS_MAX, TimeUnit.SECONDS)) {
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

    /** What keeps snarkjs from running here. */
    private static synchronized @Nullable String missing() throws IOException {
        for (String program : List.of("node", "npm")) {
            if (!ran(Path.of("."), ProcessBuilder.Redirect.DISCARD, program, "--version")) {
                return "there is no " + program + " on the PATH";
            }
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
        if (!changed && Files.exists(done)) {
            return null;
        }
        Files.deleteIfExists(done);
        Path log = HOME.resolve("npm.log");
        if (!ran(HOME, ProcessBuilder.Redirect.to(log.toFile()), "npm", "ci", "--no-audit", "--no-fund")) {
            return "npm could not install snarkjs: " + Files.readString(log);
        }
        Files.writeString(done, "npm ci went well\n");
        return null;
    }

    private static boolean ran(Path folder, ProcessBuilder.Redirect output, String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output)
                    .start();
            if (!process.waitFor(INSTALL_SECONDS_MAX, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private static void skip(String missing) {
        String reason = "no comparison with snarkjs: " + missing;
        if ("true".equals(System.getenv("CI"))) {
            throw new AssertionError(reason);
        }
        System.out.println(reason);
        throw new TestAbortedException(reason);
    }
}
