package org.causality.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A JVM that started the parts is killed without a chance to close them. */
class KilledParentTest {
    private static final long END_WAIT_MAX_SECONDS = 120;

    @TempDir
    Path folder;

    @Test
    void nothingIsLeftRunningAndTheNextStartWorks() throws Exception {
        List<ProcessHandle> orphans = killedParentsChildren();
        for (ProcessHandle orphan : orphans) {
            orphan.onExit().get(END_WAIT_MAX_SECONDS, TimeUnit.SECONDS);
        }
        try (BackingParts next = EmbeddedParts.start(BackingOptions.onAnyPorts(folder))) {
            assertThat(next.redisPort()).isPositive();
        }
    }

    @Test
    void aLeftoverIsEndedEvenWhenItsGuardWasKilledToo() throws Exception {
        EmbeddedRedis unguarded = EmbeddedRedis.start(folder.resolve("redis"), 0);
        try (EmbeddedRedis next = EmbeddedRedis.start(folder.resolve("redis"), 0)) {
            assertThat(next.port()).isNotEqualTo(unguarded.port());
            assertThat(LoopbackPort.isFree(unguarded.port())).isTrue();
        }
        unguarded.close();
    }

    @Test
    void aPidThatNowBelongsToSomebodyElseIsLeftAlone() throws Exception {
        Process stranger = new ProcessBuilder("sleep", "3600").start();
        Path home = Files.createDirectories(folder.resolve("redis"));
        Files.writeString(home.resolve("redis.pid"), stranger.pid() + "\n");
        try (EmbeddedRedis redis = EmbeddedRedis.start(home, 0)) {
            assertThat(redis.port()).isPositive();
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    private List<ProcessHandle> killedParentsChildren() throws IOException {
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StartsPartsAndWaits.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said = parent.inputReader()) {
            assertThat(said.readLine()).isEqualTo("started");
            List<ProcessHandle> children = List.of(pidIn("redis/redis.pid"), pidIn("pg/data/postmaster.pid"));
            parent.destroyForcibly();
            return children;
        }
    }

    private ProcessHandle pidIn(String file) throws IOException {
        String first = Files.readAllLines(folder.resolve(file)).getFirst();
        return ProcessHandle.of(Long.parseLong(first.trim())).orElseThrow();
    }

    /** The parent's main class. */
    static final class StartsPartsAndWaits {
        public static void main(String[] arguments) throws Exception {
            EmbeddedParts.start(BackingOptions.onAnyPorts(Path.of(arguments[0])));
            System.out.println("started");
            Thread.currentThread().join();
        }
    }
}
