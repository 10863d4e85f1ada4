package org.causality.devnet;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.causality.devnet.node.Progress;

/** The terminal: lines with the seconds since the start. */
public final class Console implements Progress {
    private final PrintStream out;
    private final Instant since;

    public Console(PrintStream out, Instant since) {
        this.out = out;
        this.since = since;
    }

    /** Seconds count from the start of this JVM: what was built before it is not part of the start. */
    public static Console ofThisProcess() {
        return new Console(
                System.out,
                Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime()));
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
