package org.causality.devnet;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.causality.devnet.node.Progress;

/** The terminal: lines with the seconds since the command was given. */
public final class Console implements Progress {
    private final PrintStream out;
    private final Instant since;

    public Console(PrintStream out, Instant since) {
        this.out = out;
        this.since = since;
    }

    /** Seconds count from the start of this process, not from the first line of ours. */
    public static Console ofThisProcess() {
        return new Console(
                System.out, ProcessHandle.current().info().startInstant().orElseGet(Instant::now));
    }

    /** A plain line. */
    public void say(String line) {
        out.println(line);
        out.flush();
    }

    @Override
    public void step(String line) {
        double seconds = Duration.between(since, Instant.now()).toMillis() / 1000.0;
        say(String.format(Locale.ROOT, "  [%5.1f s] %s", seconds, line));
    }
}
