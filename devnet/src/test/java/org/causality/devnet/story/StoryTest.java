package org.causality.devnet.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntFunction;
import org.causality.devnet.story.proof.Genesis;
import org.causality.devnet.story.telling.StepFailed;
import org.causality.devnet.story.telling.StoryResult;
import org.causality.devnet.story.telling.Telling;
import org.causality.model.network.GenesisFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole story against pretended operators: told where all is well, and every fault caught by the step it belongs to. */
class StoryTest {

    /** Ends what would hang. */
    private static final Duration STEP_WAIT = Duration.ofMinutes(2);

    /** For what will never come: the first operator that is asked lacks it, so nobody else has to be quick. */
    private static final Duration ABSENCE_WAIT = Duration.ofMillis(1_500);

    /** The same where others, who answer in milliseconds, are asked first. */
    private static final Duration ABSENCE_BEHIND_OTHERS_WAIT = Duration.ofSeconds(15);

    private static final Set<TestingFault> ABSENT_AT_THE_FIRST = EnumSet.of(
            TestingFault.PEER_TOO_MANY,
            TestingFault.RELAY_OFF,
            TestingFault.FIRST_MEMPOOL_DEAF,
            TestingFault.CANCELLATION_LOST);
    private static final Set<TestingFault> ABSENT_BEHIND_OTHERS =
            EnumSet.of(TestingFault.HELD_MEMPOOL_DEAF, TestingFault.RESUME_WITH_A_GAP);

    @TempDir
    Path folder = Path.of("");

    @Test
    void aGoodNetworkIsToldToTheEnd() throws IOException {
        StoryResult result = tell(3, TestingFault.NONE, _ -> STEP_WAIT);
        assertThat(result.failed()).isNull();
        assertThat(result.steps()).hasSize(8);
        assertThat(result.skipped()).hasSize(8).allMatch(step -> step.why().equals("none is pretended"));
        assertThat(result.hops()).hasSize(14);
    }

    @Test
    void aNetworkOfTwoHasNobodyBetween() throws IOException {
        StoryResult result = tell(2, TestingFault.NONE, _ -> STEP_WAIT);
        assertThat(result.failed()).isNull();
    }

    @Test
    void whatIsToldFitsATerminal() throws IOException {
        StoryResult result = tell(3, TestingFault.NONE, _ -> STEP_WAIT);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Telling telling = new Telling(new PrintStream(out, true, StandardCharsets.UTF_8), false);
        result.steps().forEach(telling::step);
        telling.end(result);
        String text = out.toString(StandardCharsets.UTF_8);
        assertThat(text)
                .contains(
                        "order posted",
                        "held back 7 ms",
                        "/v3/api-docs",
                        result.orderId(),
                        "Skipped: 8 steps",
                        "-- settled")
                .doesNotContain("\u001b");
        assertThat(text.lines().filter(line -> !line.contains("curl")))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    }

    @Test
    void theResultIsWrittenForPrograms() throws IOException {
        Path file = folder.resolve("story.json");
        tellUpTo(4, TestingFault.RELAY_OFF).write(file);
        assertThat(file).content().contains("\"told\" : false", "\"name\" : \"everywhere\"");
    }

    @ParameterizedTest
    @CsvSource({
        "GENESIS_OTHER, 1, network, operator 3",
        "PEER_TOO_MANY, 1, network, operator 1",
        "RECEIPT_FORGED, 2, order, operator 3",
        "RECEIPT_BY_NOBODY, 2, order, operator 3",
        "RECEIPT_ANEW, 2, order, operator 3",
        "SIGNATURE_CHECK_OFF, 3, bad-order, operator 2",
        "RELAY_OFF, 4, everywhere, operator 1",
        "FIRST_MEMPOOL_DEAF, 4, everywhere, operator 1",
        "SHIM_OFF, 4, everywhere, operator 2",
        "PAYLOAD_SWAPPED, 4, everywhere, operator 1",
        "HELD_MEMPOOL_DEAF, 6, causal-order, operator 2",
        "HOLD_BACK_OFF, 6, causal-order, operator 2",
        "CANCELLATION_LOST, 6, causal-order, operator 1",
        "DEPENDENCY_MISSING, 6, causal-order, operator 1",
        "SERVER_ERROR, 6, causal-order, operator 2",
        "RESUME_WITH_A_GAP, 7, resume, operator 3",
    })
    void aFaultFailsTheStepItBelongsTo(TestingFault fault, int number, String name, String where) throws IOException {
        StepFailed failed = Objects.requireNonNull(tellUpTo(number, fault).failed());
        assertThat(failed.number()).as(failed.line()).isEqualTo(number);
        assertThat(failed.name()).isEqualTo(name);
        assertThat(failed.where()).startsWith(where);
        assertThat(failed.line()).startsWith("FAILED step " + number + " " + name + ": expected ");
    }

    /** Only the step that is to fail waits for less than whatever it takes, and only where nothing will ever come. */
    private StoryResult tellUpTo(int faultyStep, TestingFault fault) throws IOException {
        Duration wait = ABSENT_AT_THE_FIRST.contains(fault)
                ? ABSENCE_WAIT
                : ABSENT_BEHIND_OTHERS.contains(fault) ? ABSENCE_BEHIND_OTHERS_WAIT : STEP_WAIT;
        return tell(3, fault, number -> number < faultyStep ? STEP_WAIT : wait);
    }

    private StoryResult tell(int operators, TestingFault fault, IntFunction<Duration> waits) throws IOException {
        try (TestingNetwork network = new TestingNetwork(operators, fault)) {
            Path file = folder.resolve("network.json");
            GenesisFile.write(network.genesis, file);
            int heldAt = operators > TestingNetwork.HELD_AT ? TestingNetwork.HELD_AT : 0;
            StoryOptions options =
                    new StoryOptions(network.uris(), file, heldAt, new NoChain("none is pretended"), null, STEP_WAIT);
            return new Story(options, Genesis.read(file), new SecureRandom(), waits, _ -> {}).tell();
        }
    }
}
