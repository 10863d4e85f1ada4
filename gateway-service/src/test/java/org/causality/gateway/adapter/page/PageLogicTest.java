package org.causality.gateway.adapter.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The parts of the page that need no browser, checked by Node's own test runner: {@code src/test/js/page}. */
class PageLogicTest {

    private static final long RUN_SECONDS_MAX = 120;
    private static final String[] SITUATIONS = {"stream", "causal", "stores", "attention", "words"};

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
            fail("CI=true and no node on the path: the page's logic would go unchecked");
        }
        if (!present) {
            System.out.println("SKIPPED: no node on the path, the page's logic is not checked");
        }
        assumeTrue(present, "no node on the path");
    }

    @Test
    void holdsInEverySituation() throws IOException, InterruptedException {
        for (String situation : SITUATIONS) {
            Run run = run("node", "--test", "--test-reporter=tap", "src/test/js/page/" + situation + ".test.mjs");
            assertThat(run.exitCode).as(run.output).isZero();
            assertThat(run.output).containsPattern("# pass [1-9]").contains("# fail 0", "# skipped 0");
        }
    }

    private static Run run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(RUN_SECONDS_MAX, TimeUnit.SECONDS)).isTrue();
        return new Run(process.exitValue(), output);
    }
}
