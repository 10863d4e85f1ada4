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
import java.util.stream.Stream;

/** What this process has used since a moment: time, CPU of all its threads, bytes handed to the kernel. */
final class Measured {
    private static final Path IO = Path.of("/proc/self/io");
    private static final Path THREADS = Path.of("/proc/self/task");
    private static final long MILLIS_A_TICK = 10;

    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final long nanos = System.nanoTime();
    private final long cpuNanos = system.getProcessCpuTime();
    private final long written = writtenBytes();
    private final long compiled = compilerCpuMillis();

    /** By the names that every program uses. */
    Map<String, Object> until(long units) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("units", units);
        said.put("wallMillis", (System.nanoTime() - nanos) / 1_000_000.0);
        said.put("cpuMillis", (system.getProcessCpuTime() - cpuNanos) / 1_000_000.0);
        said.put("writtenBytes", writtenBytes() - written);
        said.put("compilerMillis", compilerCpuMillis() - compiled);
        return said;
    }

    /** What the compiling threads took of the CPU time, 0 where the system does not tell; part of {@code cpuMillis}. */
    private static long compilerCpuMillis() {
        try (Stream<Path> threads = Files.isDirectory(THREADS) ? Files.list(THREADS) : Stream.empty()) {
            return threads.mapToLong(Measured::compilerTicks).sum() * MILLIS_A_TICK;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code stat} is {@code id (name) state …}, and the 12th and 13th fields after the name are the ticks used. */
    private static long compilerTicks(Path thread) {
        try {
            String stat = Files.readString(thread.resolve("stat"));
            int nameEnd = stat.lastIndexOf(')');
            if (!stat.substring(0, nameEnd).contains("Compiler")) {
                return 0;
            }
            String[] fields = stat.substring(nameEnd + 2).split(" ", -1);
            return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
        } catch (IOException _) {
            return 0; // the thread has ended meanwhile
        }
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
