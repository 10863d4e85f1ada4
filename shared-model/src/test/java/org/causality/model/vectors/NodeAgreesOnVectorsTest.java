package org.causality.model.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The vectors mean the same in another language: an implementation that shares no code with ours checks them. */
class NodeAgreesOnVectorsTest {
    private static final Path SCRIPT = Path.of("src/test/js/check-vectors.mjs");
    private static final Path VECTORS = Path.of("src/test/resources/vectors");
    private static final long RUN_SECONDS_MAX = 120;

    private record Run(int exitCode, String output) {}

    @BeforeEach
    void needsNode() throws IOException, InterruptedException {
        boolean present;
        try {
            present = run("node", "--version").exitCode == 0;
        } catch (IOException _) {
            present = false;
        }
        if (!present && Boolean.parseBoolean(System.getenv("CI"))) {
            fail("CI=true and no node on the path: the vectors would go unchecked");
        }
        if (!present) {
            System.out.println("SKIPPED: no node on the path, vectors are not checked from outside");
        }
        assumeTrue(present, "no node on the path");
    }

    @Test
    void onEveryVector() throws IOException, InterruptedException {
        Run run = run("node", SCRIPT.toString());
        assertThat(run.output).contains("0 differences");
        assertThat(run.exitCode).isZero();
    }

    @Test
    void andNoticesAChangedOne(@TempDir Path folder) throws IOException, InterruptedException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(VECTORS, "*.json")) {
            for (Path file : files) {
                String changed = Files.readString(file)
                        .replace("\"holds\" : true", "\"holds\" : false")
                        .replaceAll("(\"id\" : \"0x)[0-9a-f]", "$1z");
                Files.writeString(folder.resolve(file.getFileName()), changed);
            }
        }
        Run run = run("node", SCRIPT.toString(), folder.toString());
        assertThat(run.exitCode).isOne();
        assertThat(run.output).contains("headers: ", "drafts: ", "orders: ", "certificates: ");
    }

    private static Run run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(RUN_SECONDS_MAX, TimeUnit.SECONDS)).isTrue();
        return new Run(process.exitValue(), output);
    }
}
