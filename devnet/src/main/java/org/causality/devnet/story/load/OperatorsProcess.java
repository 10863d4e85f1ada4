package org.causality.devnet.story.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the operators' process has used, as the system tells it: the services and Kafka; Postgres and Redis are processes of
 * their own.
 *
 * @param pid 0 when nobody said which it is; then everything is 0
 */
record OperatorsProcess(long pid) {

    private static final Pattern RSS_PEAK = Pattern.compile("(?m)^VmHWM:\\s+(\\d+) kB$");
    private static final long KIBIBYTE = 1_024;

    /** User and system, since it began. */
    long cpuMillis() {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .map(Duration::toMillis)
                .orElse(0L);
    }

    /** The most it ever had resident; 0 on a system without {@code /proc}. */
    long rssPeakBytes() {
        try {
            Matcher peak = RSS_PEAK.matcher(Files.readString(Path.of("/proc", Long.toString(pid), "status")));
            return peak.find() ? Long.parseLong(peak.group(1)) * KIBIBYTE : 0;
        } catch (IOException _) {
            return 0;
        }
    }

    static double perOrder(long cpuMillis, int orders) {
        return orders == 0 ? 0 : Math.round(cpuMillis * 100.0 / orders) / 100.0;
    }

    /** As people read it: CPU for one order, and memory. */
    static String text(double cpuMillisPerOrder, long rssPeakBytes) {
        return "operators' process: " + cpuMillisPerOrder + " ms CPU per order, at most "
                + rssPeakBytes / KIBIBYTE / KIBIBYTE + " MiB resident";
    }
}
