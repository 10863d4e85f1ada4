package org.causality.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A Postgres server of its own process, data in {@code folder/data}. It runs with fsync off: data survives a killed
 * process, not a power cut.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    /** Nine service contexts with a pool of four each, and room for tests and a curious psql. */
    private static final int CONNECTIONS_MAX = 300;

    private static final Duration START_WAIT_MAX = Duration.ofSeconds(60);

    /** "Fast shutdown": clients are disconnected, the log is closed. */
    private static final String STOP_SIGNAL = "INT";

    private final io.zonky.test.db.postgres.embedded.EmbeddedPostgres server;
    private final OrphanGuard guard;

    private EmbeddedPostgres(io.zonky.test.db.postgres.embedded.EmbeddedPostgres server, OrphanGuard guard) {
        this.server = server;
        this.guard = guard;
    }

    static EmbeddedPostgres start(Path folder, int port) {
        return start(folder, port, "another port");
    }

    static EmbeddedPostgres start(Path folder, int port, String portFlag) {
        Path data = folder.toAbsolutePath().resolve("data");
        Path pidFile = data.resolve("postmaster.pid");
        OwnedProcess.endLeftover(pidFile, data, STOP_SIGNAL);
        int listening = LoopbackPort.claim(port, "Postgres", portFlag);
        try {
            var server = io.zonky.test.db.postgres.embedded.EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setOverrideWorkingDirectory(binaries().toFile())
                    .setRegisterShutdownHook(false)
                    .setPort(listening)
                    .setPGStartupWait(START_WAIT_MAX)
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("unix_socket_directories", "")
                    .setServerConfig("max_connections", Integer.toString(CONNECTIONS_MAX))
                    .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                    .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return new EmbeddedPostgres(server, OrphanGuard.over(pidFile, data, STOP_SIGNAL));
        } catch (IOException | IllegalStateException e) {
            throw new CouldNotStart("Postgres could not start on " + folder + ": " + e.getMessage(), e);
        }
    }

    /** The server's programs are unpacked once per user and machine, not once per data folder. */
    private static Path binaries() {
        return Path.of(System.getProperty("java.io.tmpdir"), "causality-postgres-" + System.getProperty("user.name"));
    }

    public int port() {
        return server.getPort();
    }

    @Override
    public void close() {
        guard.close();
        try {
            server.close();
        } catch (IOException e) {
            throw new IllegalStateException("Postgres did not stop: " + e.getMessage(), e);
        }
    }
}
