package org.causality.libp2p.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Medians of a scenario's runs, program under program, and how often ours goes into theirs. */
final class SideBySide {
    private SideBySide() {}

    static String table(Scenario scenario, Map<Program, List<Map<String, Object>>> byProgram) {
        StringBuilder text = new StringBuilder();
        text.append(scenario.name())
                .append(", medians of ")
                .append(runs(byProgram))
                .append(" runs\n");
        double ours = cpuPerUnit(byProgram.values().iterator().next());
        byProgram.forEach((program, runs) -> text.append(row(scenario, program, runs, ours)));
        return text.append('\n').toString();
    }

    private static int runs(Map<Program, List<Map<String, Object>>> byProgram) {
        return byProgram.values().iterator().next().size();
    }

    private static String row(Scenario scenario, Program program, List<Map<String, Object>> runs, double ours) {
        double cpu = cpuPerUnit(runs);
        String row = String.format(
                Locale.ROOT,
                "  %-9s %9.3f ms CPU a %s (%5.1f x ours), %10.1f /s",
                program.name(),
                cpu,
                scenario.unit(),
                cpu / ours,
                median(runs.stream()
                        .mapToDouble(run -> value(run, "units") / value(run, "wallMillis") * 1_000)
                        .toArray()));
        if (runs.getFirst().containsKey("payloadBytes")) {
            row += String.format(
                    Locale.ROOT,
                    ", %5.2f bytes a byte",
                    median(runs.stream()
                            .mapToDouble(run -> value(run, "writtenBytes") / value(run, "payloadBytes"))
                            .toArray()));
        }
        return row + rest(runs) + "\n";
    }

    /** What a program says beside its CPU; none says all of it. */
    private static String rest(List<Map<String, Object>> runs) {
        StringBuilder text = new StringBuilder();
        if (runs.getFirst().containsKey("duplicates")) {
            double duplicates = median(runs.stream()
                    .mapToDouble(run -> value(run, "duplicates") / value(run, "units"))
                    .toArray());
            text.append(String.format(Locale.ROOT, ", %4.2f duplicates", duplicates));
        }
        told(text, runs, "p50Millis", ", p50 %.1f");
        told(text, runs, "p99Millis", " p99 %.1f ms");
        told(text, runs, "coverage99Millis", ", all p99 %.1f ms");
        if (runs.getFirst().containsKey("compilerMillis")) {
            double compilers = median(runs.stream()
                    .mapToDouble(run -> value(run, "compilerMillis") / value(run, "cpuMillis"))
                    .toArray());
            text.append(String.format(Locale.ROOT, ", compilers %.0f %% of the CPU", 100 * compilers));
        }
        return text.toString();
    }

    private static void told(StringBuilder text, List<Map<String, Object>> runs, String name, String format) {
        if (runs.getFirst().containsKey(name)) {
            text.append(String.format(Locale.ROOT, format, median(runs, name)));
        }
    }

    private static double cpuPerUnit(List<Map<String, Object>> runs) {
        return median(runs.stream()
                .mapToDouble(run -> value(run, "cpuMillis") / value(run, "units"))
                .toArray());
    }

    private static double median(List<Map<String, Object>> runs, String name) {
        return median(runs.stream().mapToDouble(run -> value(run, name)).toArray());
    }

    /** The middle one, or the mean of the two in the middle. */
    static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static double value(Map<String, Object> run, String name) {
        return ((Number) Objects.requireNonNull(run.get(name), name)).doubleValue();
    }
}
