package org.causality.embedded;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TakenPortTest {
    @TempDir
    Path folder;

    @Test
    void kafkaNamesThePortAndTheFlag() throws IOException {
        assertRefused("Kafka", port -> new BackingOptions(folder, port, 0, 0, 0, "--base-port"));
    }

    @Test
    void postgresNamesThePortAndTheFlag() throws IOException {
        assertRefused("Postgres", port -> new BackingOptions(folder, 0, 0, port, 0, "--base-port"));
    }

    @Test
    void redisNamesThePortAndTheFlag() throws IOException {
        assertRefused("Redis", port -> new BackingOptions(folder, 0, 0, 0, port, "--base-port"));
    }

    private static void assertRefused(String part, Function<Integer, BackingOptions> options) throws IOException {
        try (ServerSocket holder = new ServerSocket(LoopbackPort.free(), 1, InetAddress.getLoopbackAddress())) {
            int port = holder.getLocalPort();
            assertThatThrownBy(() -> EmbeddedParts.start(options.apply(port)))
                    .isInstanceOf(CouldNotStart.class)
                    .hasMessage("Port " + port + " (" + part + ") is taken: end the program that holds it, or choose"
                            + " other ports with --base-port.");
        }
    }
}
