package org.causality.privacy.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.causality.model.codec.Bytes32;
import org.causality.model.json.OrderReceiptJson;
import org.causality.model.network.GenesisFile;
import org.causality.model.privacy.BatchEntry;
import org.causality.model.privacy.BatchRoot;
import org.causality.model.privacy.CommitteeId;
import org.causality.model.privacy.MerkleTree;
import org.causality.model.privacy.OrderReceipt;
import org.causality.privacy.Fixture;
import org.causality.privacy.batch.ReceiptKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The check as a process of its own, without Spring on its class path. */
class ReceiptCheckTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long RUN_SECONDS_MAX = 120;

    @TempDir
    private Path folder;

    private record Run(int exitCode, String said) {}

    @BeforeEach
    void writeNetwork() throws IOException {
        GenesisFile.write(Fixture.GENESIS, folder.resolve("network.json"));
    }

    @Test
    void aReceiptThatHoldsIsToldInOneSentence() throws Exception {
        OrderReceipt receipt = receipt();
        Run run = check(JSON.writeValueAsString(OrderReceiptJson.of(receipt)));
        assertThat(run.said)
                .isEqualTo("Holds: operator alice of network privacy-test gave "
                        + receipt.subject().hex() + " place 6, number 3 of 5 in its batch 2.");
        assertThat(run.exitCode).isZero();
    }

    @Test
    void oneThatDoesNotIsToldWithItsReason() throws Exception {
        OrderReceipt good = receipt();
        BatchEntry entry = good.entry();
        OrderReceipt moved = new OrderReceipt(
                new BatchEntry(entry.place() - 1, entry.admission(), entry.subject()), good.path(), good.batch());
        Run run = check(JSON.writeValueAsString(OrderReceiptJson.of(moved)));
        assertThat(run.said).startsWith("Does not hold (RECEIPT_PATH_BROKEN): ");
        assertThat(run.exitCode).isOne();
    }

    @Test
    void aReceiptOfAnotherOrderIsNotTheAnswer() throws Exception {
        String other = new Bytes32(1, 2, 3, 4).hex();
        Run run = check(JSON.writeValueAsString(OrderReceiptJson.of(receipt())), other);
        assertThat(run.said).contains("not " + other);
        assertThat(run.exitCode).isOne();
    }

    @Test
    void whatIsNoReceiptCannotBeRead() throws Exception {
        assertThat(check("{\"subject\": \"0x12\"}").exitCode).isEqualTo(2);
        assertThat(check("[]").exitCode).isEqualTo(2);
        assertThat(check("no JSON").said).startsWith("Cannot be read: ");
    }

    private static OrderReceipt receipt() {
        List<BatchEntry> entries = LongStream.range(4, 9)
                .mapToObj(place -> new BatchEntry(place, place, new Bytes32(5, 5, 5, place)))
                .toList();
        ReceiptKey key = Fixture.receiptKey(3);
        BatchRoot batch = BatchRoot.sign(
                CommitteeId.of(Fixture.GENESIS),
                2,
                4,
                5,
                9,
                new Bytes32(8, 8, 8, 8),
                MerkleTree.root(entries.stream().map(BatchEntry::leaf).toList()),
                key.certificate(),
                key.key());
        return OrderReceipt.of(entries, 2, batch);
    }

    private Run check(String receipt, String... more) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("receipt.json"), receipt);
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-cp",
                classPath(),
                ReceiptCheck.class.getName(),
                folder.resolve("network.json").toString(),
                file.toString()));
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor(RUN_SECONDS_MAX, TimeUnit.SECONDS)).isTrue();
        return new Run(process.exitValue(), said);
    }

    /** Ours, Jackson and Bouncy Castle: what the jar holds. */
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> entry.contains("privacy-service")
                        || entry.contains("shared-model")
                        || entry.contains("jackson-")
                        || entry.contains("bcprov")
                        || entry.contains("secp256k1-kmp-jvm")
                        || entry.contains("jspecify"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
