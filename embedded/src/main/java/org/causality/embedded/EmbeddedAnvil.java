package org.causality.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * An EVM node, anvil, of its own process: a block for every transaction, more when asked, and two blocks make an epoch,
 * so the head minus four is final. What it held when it was ended in order is there again.
 */
public final class EmbeddedAnvil implements AutoCloseable {
    private static final Duration START_WAIT_MAX = Duration.ofSeconds(20);
    private static final Duration STOP_WAIT_MAX = Duration.ofSeconds(10);
    private static final long PROBE_EVERY_MILLIS = 20;
    private static final String BLOCKS_OF_EPOCH = "2";

    /** It writes its state, then ends. */
    private static final String STOP_SIGNAL = "TERM";

    private final int port;
    private final Process node;
    private final OrphanGuard guard;

    private EmbeddedAnvil(int port, Process node, OrphanGuard guard) {
        this.port = port;
        this.node = node;
        this.guard = guard;
    }

    /**
     * @param program anvil's binary
     * @param folder its data, and nobody else's
     * @param portFlag what the user can change when the port is taken
     * @throws CouldNotStart with a sentence for the user
     */
    public static EmbeddedAnvil start(Path program, Path folder, int port, String portFlag) {
        try {
            Path home = Files.createDirectories(folder).toRealPath();
            Path pidFile = home.resolve("anvil.pid");
            Path state = home.resolve("state.json");
            OwnedProcess.endLeftover(pidFile, state, STOP_SIGNAL);
            int listening = LoopbackPort.claim(port, "the EVM node", portFlag);
            Process node = launch(program, state, listening);
            Files.writeString(pidFile, node.pid() + "\n");
            awaitListening(node, listening);
            return new EmbeddedAnvil(listening, node, OrphanGuard.over(pidFile, state, STOP_SIGNAL));
        } catch (IOException e) {
            throw new CouldNotStart("The EVM node could not start on " + folder + ": " + e.getMessage(), e);
        }
    }

    private static Process launch(Path program, Path state, int port) throws IOException {
        List<String> command = List.of(
                program.toString(),
                "--host",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--slots-in-an-epoch",
                BLOCKS_OF_EPOCH,
                "--accounts",
                "1",
                "--state",
                state.toString(),
                "--preserve-historical-states");
        return OwnedProcess.awayFromTerminal(command).start();
    }

    private static void awaitListening(Process node, int port) throws IOException {
        long deadlineNanos = System.nanoTime() + START_WAIT_MAX.toNanos();
        while (!listens(port)) {
            if (!node.isAlive()) {
                throw new IOException("it ended at once");
            }
            if (System.nanoTime() > deadlineNanos) {
                node.destroyForcibly();
                throw new IOException("no answer within " + START_WAIT_MAX.toSeconds() + " seconds");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PROBE_EVERY_MILLIS));
        }
    }

    private static boolean listens(int port) {
        try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    /** JSON-RPC over HTTP. */
    public URI http() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** The same over WebSocket, with subscriptions. */
    public URI webSocket() {
        return URI.create("ws://127.0.0.1:" + port);
    }

    @Override
    public void close() {
        guard.close();
        node.destroy();
        try {
            if (!node.waitFor(STOP_WAIT_MAX.toMillis(), TimeUnit.MILLISECONDS)) {
                node.destroyForcibly();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            node.destroyForcibly();
        }
    }
}
