package org.causality.libp2p.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** What this process has used since a moment: time, CPU of all its threads, bytes handed to the kernel. */
final class Measured {
    private static final Path IO = Path.of("/proc/self/io");

    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final long nanos = System.nanoTime();
    private final long cpuNanos = system.getProcessCpuTime();
    private final long written = writtenBytes();

    /** By the names that every program uses. */
    Map<String, Object> until(long units) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("units", units);
        said.put("wallMillis", (System.nanoTime() - nanos) / 1_000_000.0);
        said.put("cpuMillis", (system.getProcessCpuTime() - cpuNanos) / 1_000_000.0);
        said.put("writtenBytes", writtenBytes() - written);
        return said;
    }

    /** Bytes of all write calls, -1 where the system does not count them. */
    private static long writtenBytes() {
        try {
            return Files.readAllLines(IO).stream()
                    .filter(line -> line.startsWith("wchar:"))
                    .mapToLong(line ->
                            Long.parseLong(line.substring("wchar:".length()).strip()))
                    .findFirst()
                    .orElse(-1);
        } catch (IOException e) {
            if (Files.exists(IO)) {
                throw new UncheckedIOException(e);
            }
            return -1;
        }
    }

    /** The value below which this share of all lies. */
    static double quantile(long[] nanos, double share) {
        if (nanos.length == 0) {
            return 0;
        }
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))] / 1_000_000.0;
    }
}
