package org.causality.devnet.story.figures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.causality.devnet.story.words.Words;

/**
 * What a process has used, as the system tells it. That of the operators is the services and Kafka; Postgres and Redis are
 * processes of their own.
 *
 * @param pid 0 when nobody said which it is; then everything is 0
 */
public record MeasuredProcess(long pid) {

    private static final Pattern RSS_PEAK = Pattern.compile("(?m)^VmHWM:\\s+(\\d+) kB$");
    private static final long KIBIBYTE = 1_024;
    /** The most any Linux gives. */
    private static final int PID_MAX = 1 << 22;

    public static final MeasuredProcess NONE = new MeasuredProcess(0);

    /** The value of an option that takes a process id. */
    public static MeasuredProcess named(String option, Words rest) {
        return new MeasuredProcess(rest.number(option, 0, PID_MAX));
    }

    /** User and system, since it began. */
    public long cpuMillis() {
        return ProcessHandle.of(pid).map(MeasuredProcess::cpuMillis).orElse(0L);
    }

    /** The same with the processes it started, as far as they still run: a Postgres server works in those. */
    public long familyCpuMillis() {
        return ProcessHandle.of(pid).stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .mapToLong(MeasuredProcess::cpuMillis)
                .sum();
    }

    private static long cpuMillis(ProcessHandle process) {
        return process.info().totalCpuDuration().map(Duration::toMillis).orElse(0L);
    }

    /** The most it ever had resident; 0 on a system without {@code /proc}. */
    public long rssPeakBytes() {
        try {
            Matcher peak = RSS_PEAK.matcher(Files.readString(Path.of("/proc", Long.toString(pid), "status")));
            return peak.find() ? Long.parseLong(peak.group(1)) * KIBIBYTE : 0;
        } catch (IOException _) {
            return 0;
        }
    }

    /** The share of each of so many, to a hundredth; 0 when there was none. */
    public static double share(long cpuMillis, long count) {
        return share((double) cpuMillis, count);
    }

    /** The same. */
    public static double share(double cpuMillis, long count) {
        return count == 0 ? 0 : Math.round(cpuMillis * 100.0 / count) / 100.0;
    }

    /** As people read it: CPU for one of them, and memory. */
    public static String text(double cpuMillisEach, String each, long rssPeakBytes) {
        return "operators' process: " + cpuMillisEach + " ms CPU per " + each + ", at most "
                + rssPeakBytes / KIBIBYTE / KIBIBYTE + " MiB resident";
    }
}
