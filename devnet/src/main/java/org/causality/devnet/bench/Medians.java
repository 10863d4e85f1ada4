package org.causality.devnet.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.causality.devnet.story.telling.Table;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The reports of several runs of one kind, figure by figure: the median, the lowest and the highest of each. */
final class Medians {

    private static final double MIB = 1 << 20;

    private final List<JsonNode> runs;
    private final Map<String, List<Double>> figures = new LinkedHashMap<>();

    Medians(List<JsonNode> runs) {
        this.runs = List.copyOf(runs);
        runs.forEach(run -> collect("", run));
        // A run that has no such figure had none of it, answers of some kind for instance.
        figures.values().forEach(values -> values.addAll(Collections.nCopies(runs.size() - values.size(), 0.0)));
        figures.values().forEach(Collections::sort);
    }

    private void collect(String path, JsonNode node) {
        if (node.isNumber()) {
            figures.computeIfAbsent(path, _ -> new ArrayList<>()).add(node.asDouble());
        }
        String prefix = path.isEmpty() ? "" : path + ".";
        node.forEachEntry((field, value) -> collect(prefix + field, value));
        for (int index = 0; node.isArray() && index < node.size(); index++) {
            JsonNode element = node.path(index);
            collect(prefix + name(element, index), element);
        }
    }

    /** What an element of a list is known by in a path: a stage and where it was gone through, or an operator. */
    private static String name(JsonNode element, int index) {
        List<String> names = Stream.of("stage", "timer", "operator", "at")
                .map(field -> element.path(field).asString(""))
                .filter(name -> !name.isEmpty())
                .toList();
        return names.isEmpty() ? Integer.toString(index) : String.join(" at ", names);
    }

    /** The figures of an open loop in words and units; of other reports, every figure under its path. */
    List<String> lines() {
        Table table =
                new Table(List.of("of " + runs.size() + " runs", "median", "lowest", "highest"), List.of(1, 2, 3));
        figures.forEach((path, values) -> {
            double unit = path.equals("rssPeakBytes") ? MIB : 1;
            table.row(
                    label(path),
                    text(median(values) / unit),
                    text(values.getFirst() / unit),
                    text(values.getLast() / unit));
        });
        return table.lines();
    }

    private static String label(String path) {
        return switch (path) {
            case "rssPeakBytes" -> "resident at most, MiB";
            case "cpuMillisPerOrder" -> "CPU per order, ms";
            case "cpuMillisPerOrderAboveIdle" -> "CPU per order above idle, ms";
            case "cpuMillisPerFact" -> "CPU per fact, ms";
            case "cpuMillisPerFactAboveIdle" -> "CPU per fact above idle, ms";
            case "cpuMillisIdlePerSecond" -> "CPU a second when idle, ms";
            case "proverCpuMillisPerOrder" -> "the prover's CPU per order, ms";
            case "cpuMillisPerEvolution" -> "CPU per evolution, ms";
            case "postgresCpuMillisPerEvolution" -> "Postgres' CPU per evolution, ms";
            case "ratePerSecond" -> "orders posted a second";
            default ->
                path.replace("admission.", "POST answered: ")
                        .replace("visible.", "visible at ")
                        .replace(".afterPost.", ": ")
                        .replace(".missing", ": missing")
                        .replace(".hops", ": hops away")
                        .replace("answers.", "answers ")
                        .replace("counts.", "counted: ")
                        .replaceAll("^(stages|phases)\\.", "")
                        .replace("timers.", "own timer ")
                        .replaceAll("\\.(took\\.)?(?=\\w+$)", ": ")
                        .replaceAll("(p50|p99|max)$", "$1, ms");
        };
    }

    private static String text(double figure) {
        return String.format(Locale.ROOT, figure == Math.rint(figure) ? "%.0f" : "%.1f", figure);
    }

    /** {@code {runs, medians: {path: figure}, each: [report]}}; a path names fields, and operators in lists, with dots. */
    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("runs", runs.size());
        ObjectNode medians = json.putObject("medians");
        figures.forEach((path, values) -> medians.put(path, median(values)));
        json.putArray("each").addAll(runs);
        return json;
    }

    /** Of two middle ones the lower, so that it is a figure that was measured. */
    private static double median(List<Double> sorted) {
        return sorted.get((sorted.size() - 1) / 2);
    }
}
