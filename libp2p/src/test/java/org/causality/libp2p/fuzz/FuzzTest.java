package org.causality.libp2p.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Jazzer, led by which branches an input reaches, finds no input that breaks a decoder. */
class FuzzTest {
    /** About a minute on an idle machine, the start of the fuzzer included. */
    private static final long EXECUTIONS = 4_000_000;

    private static final long PROVEN_EXECUTIONS = Long.getLong("prove.size", 10_000_000);
    private static final long SEED = Long.getLong("prove.seed", 26);
    private static final Duration WAIT_MAX = Duration.ofHours(1);
    private static final Duration PROVEN_WAIT_MAX = Duration.ofHours(3);

    @TempDir
    static Path folder;

    @BeforeAll
    static void writeSeedsForAll() throws Exception {
        Path seeds = Files.createDirectories(folder.resolve("seeds"));
        Decoder[] all = Decoder.values();
        for (int choice = 0; choice < all.length; choice++) {
            Decoder decoder = all[choice];
            int number = 0;
            for (byte[] seed : Seeds.corpus(decoder).values()) {
                byte[] chosen = new byte[seed.length + 1];
                chosen[0] = (byte) choice;
                System.arraycopy(seed, 0, chosen, 1, seed.length);
                Files.write(seeds.resolve(decoder + "-" + number++), chosen);
            }
        }
    }

    @Test
    void aMinuteOverAllDecodersFindsNothing() throws Exception {
        String report = new Jazzer(Files.createDirectories(folder.resolve("all")))
                .run(List.of(), folder.resolve("seeds"), EXECUTIONS, SEED, WAIT_MAX);
        System.out.println("prove: all decoders: " + report + "; seed " + SEED);
        assertThat(report).contains("Done " + EXECUTIONS + " runs");
    }

    @ParameterizedTest
    @EnumSource
    @Tag("prove")
    @Tag("prove-fuzz")
    void tenMillionExecutionsFindNothing(Decoder decoder) throws Exception {
        Path own = Files.createDirectories(Path.of("target", "fuzz", decoder.name()));
        String report = new Jazzer(own)
                .run(
                        List.of("-Dfuzz.decoder=" + decoder),
                        Seeds.folder(decoder),
                        PROVEN_EXECUTIONS,
                        SEED,
                        PROVEN_WAIT_MAX);
        System.out.println("prove: " + decoder + ": " + report + "; seed " + SEED);
    }
}
