package org.causality.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A process known by the pid in a file and proven ours by the data folder in its command line. A pid alone proves
 * nothing: it may have been given to somebody else since.
 */
final class OwnedProcess {
    private static final Logger LOG = LoggerFactory.getLogger(OwnedProcess.class);
    private static final Duration END_WAIT_MAX = Duration.ofSeconds(10);
    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private OwnedProcess() {}

    /**
     * The command in a session of its own where the system can: a Ctrl-C in the terminal must reach only this JVM, which
     * then ends its parts in order.
     */
    static ProcessBuilder awayFromTerminal(List<String> command) {
        List<String> detached = new ArrayList<>();
        if (Files.isExecutable(SETSID)) {
            detached.add(SETSID.toString());
        }
        detached.addAll(command);
        return new ProcessBuilder(detached).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    }

    /**
     * Ends the process that an earlier, killed JVM left on this folder, if there is one.
     *
     * @param pidFile its first line is the pid
     * @param proof text that the command line must hold: a path only our process has
     * @param signal the quick but orderly stop, for example {@code INT}
     */
    static void endLeftover(Path pidFile, Path proof, String signal) {
        Optional<ProcessHandle> leftover = living(pidFile).filter(process -> isProven(process, proof));
        leftover.ifPresent(process -> {
            LOG.info("ending process {}, left over on {}", process.pid(), proof);
            end(process, signal);
        });
        deleteFile(pidFile);
    }

    private static Optional<ProcessHandle> living(Path pidFile) {
        try (var lines = Files.lines(pidFile)) {
            return lines.findFirst()
                    .map(String::trim)
                    .filter(line -> line.matches("\\d{1,18}"))
                    .flatMap(line -> ProcessHandle.of(Long.parseLong(line)))
                    .filter(ProcessHandle::isAlive);
        } catch (IOException _) {
            return Optional.empty(); // no file: the part was closed properly, or never ran here
        }
    }

    private static boolean isProven(ProcessHandle process, Path proof) {
        return process.info()
                .commandLine()
                .or(() -> process.info().command())
                .filter(line -> line.contains(proof.toString()))
                .isPresent();
    }

    private static void end(ProcessHandle process, String signal) {
        try {
            new ProcessBuilder(List.of("kill", "-" + signal, Long.toString(process.pid()))).start();
            process.onExit().get(END_WAIT_MAX.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | IOException _) {
            process.destroyForcibly();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void deleteFile(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new CouldNotStart("The stale file " + file + " cannot be removed: " + e.getMessage(), e);
        }
    }
}
