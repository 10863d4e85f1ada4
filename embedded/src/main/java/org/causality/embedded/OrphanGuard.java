package org.causality.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A shell that waits on a pipe from this JVM. When the JVM is gone, even by {@code kill -9}, the pipe closes and the
 * shell ends the one process it guards, if that process still carries the proof in its command line.
 */
final class OrphanGuard implements AutoCloseable {
    /** $1 pid file, $2 proof, $3 signal. */
    private static final String SCRIPT = """
            trap '' INT HUP
            cat >/dev/null
            read -r pid <"$1" || exit 0
            case "$(tr '\\0' ' ' <"/proc/$pid/cmdline" 2>/dev/null || ps -o args= -p "$pid")" in
            *"$2"*) kill -"$3" "$pid" ;;
            esac
            """;

    private final Process shell;

    private OrphanGuard(Process shell) {
        this.shell = shell;
    }

    static OrphanGuard over(Path pidFile, Path proof, String signal) {
        try {
            List<String> command =
                    List.of("sh", "-c", SCRIPT, "causality-guard", pidFile.toString(), proof.toString(), signal);
            return new OrphanGuard(OwnedProcess.awayFromTerminal(command).start());
        } catch (IOException e) {
            throw new CouldNotStart("No shell could be started to guard " + proof + ": " + e.getMessage(), e);
        }
    }

    /** Ends the guard without touching what it guards. */
    @Override
    public void close() {
        shell.destroyForcibly();
    }
}
