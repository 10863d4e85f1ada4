package org.causality.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A Redis 7.0 server of its own process, append-only file on: what was acknowledged a second ago survives a kill. */
public final class EmbeddedRedis implements AutoCloseable {
    private static final Duration START_WAIT_MAX = Duration.ofSeconds(20);
    private static final Duration STOP_WAIT_MAX = Duration.ofSeconds(5);
    private static final long PROBE_EVERY_MILLIS = 20;
    private static final int PROBE_TIMEOUT_MILLIS = 2_000;
    private static final String STOP_SIGNAL = "TERM";

    /** A program just unpacked is "busy" for as long as a process that forks beside us still holds its file open. */
    private static final int LAUNCHES_MAX = 5;

    private static final int EXIT_NOT_EXECUTED = 126;

    private final int port;
    private final Process server;
    private final OrphanGuard guard;

    private EmbeddedRedis(int port, Process server, OrphanGuard guard) {
        this.port = port;
        this.server = server;
        this.guard = guard;
    }

    static EmbeddedRedis start(Path folder, int port) {
        return start(folder, port, "another port");
    }

    static EmbeddedRedis start(Path folder, int port, String portFlag) {
        Path home = folder.toAbsolutePath();
        Path pidFile = home.resolve("redis.pid");
        try {
            Path program = RedisProgram.unpackedIn(home);
            OwnedProcess.endLeftover(pidFile, program, STOP_SIGNAL);
            int listening = LoopbackPort.claim(port, "Redis", portFlag);
            Process server = answering(home, program, pidFile, listening);
            return new EmbeddedRedis(listening, server, OrphanGuard.over(pidFile, program, STOP_SIGNAL));
        } catch (IOException e) {
            throw new CouldNotStart("Redis could not start on " + folder + ": " + e.getMessage(), e);
        }
    }

    private static Process answering(Path home, Path program, Path pidFile, int port) throws IOException {
        for (int launches = 1; ; launches++) {
            Process server = launch(home, program, pidFile, port);
            if (awaitAnswer(server, port)) {
                return server;
            }
            if (server.exitValue() != EXIT_NOT_EXECUTED || launches == LAUNCHES_MAX) {
                throw new IOException("it ended at once with exit " + server.exitValue() + "; its last words: "
                        + LastWords.of(home.resolve("redis.out"), home.resolve("redis.log")));
            }
        }
    }

    private static Process launch(Path home, Path program, Path pidFile, int port) throws IOException {
        List<String> command = List.of(
                program.toString(),
                "--port",
                Integer.toString(port),
                "--bind",
                "127.0.0.1",
                "--dir",
                home.toString(),
                "--pidfile",
                pidFile.toString(),
                "--logfile",
                home.resolve("redis.log").toString(),
                "--appendonly",
                "yes",
                "--save",
                "");
        return OwnedProcess.awayFromTerminal(command)
                .redirectOutput(home.resolve("redis.out").toFile())
                .start();
    }

    /** False when it ended instead. */
    private static boolean awaitAnswer(Process server, int port) throws IOException {
        long deadlineNanos = System.nanoTime() + START_WAIT_MAX.toNanos();
        while (!answers(port)) {
            if (!server.isAlive()) {
                return false;
            }
            if (System.nanoTime() > deadlineNanos) {
                server.destroyForcibly();
                throw new IOException("no answer within " + START_WAIT_MAX.toSeconds() + " seconds");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PROBE_EVERY_MILLIS));
        }
        return true;
    }

    /** Answers PONG only when it has read its file: while loading it answers an error. */
    private static boolean answers(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PROBE_TIMEOUT_MILLIS);
            OutputStream out = socket.getOutputStream();
            out.write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            return new String(in.readNBytes(5), StandardCharsets.US_ASCII).equals("+PONG");
        } catch (IOException _) {
            return false;
        }
    }

    public int port() {
        return port;
    }

    @Override
    public void close() {
        guard.close();
        server.destroy();
        try {
            if (!server.waitFor(STOP_WAIT_MAX.toMillis(), TimeUnit.MILLISECONDS)) {
                server.destroyForcibly();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            server.destroyForcibly();
        }
    }
}
