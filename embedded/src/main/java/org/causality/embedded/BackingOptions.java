package org.causality.embedded;

import java.nio.file.Path;

/**
 * Where the embedded parts keep their data and listen.
 *
 * @param folder gets {@code kafka/}, {@code pg/}, {@code redis/}; data found there is used again
 * @param kafkaPort clients connect here; 0 = any free port, as for the next three
 * @param controllerPort Kafka's own quorum listener
 * @param portFlag what a user changes when a port is taken, for messages
 */
public record BackingOptions(
        Path folder, int kafkaPort, int controllerPort, int postgresPort, int redisPort, String portFlag) {

    /** Ports {@code basePort} to {@code basePort + 3}: Kafka, its controller, Postgres, Redis. */
    public static BackingOptions at(Path folder, int basePort, String portFlag) {
        return new BackingOptions(folder, basePort, basePort + 1, basePort + 2, basePort + 3, portFlag);
    }

    public static BackingOptions onAnyPorts(Path folder) {
        return new BackingOptions(folder, 0, 0, 0, 0, "another port");
    }
}
