package org.causality.devnet.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.causality.devnet.story.telling.Table;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The reports of several runs of one kind, figure by figure: the median, the lowest and the highest of each. */
final class Medians {

    private final List<JsonNode> runs;
    private final Map<String, List<Double>> figures = new LinkedHashMap<>();

    Medians(List<JsonNode> runs) {
        this.runs = List.copyOf(runs);
        runs.forEach(run -> collect("", run));
    }

    private void collect(String path, JsonNode node) {
        if (node.isNumber()) {
            figures.computeIfAbsent(path, _ -> new ArrayList<>()).add(node.asDouble());
        }
        String prefix = path.isEmpty() ? "" : path + ".";
        node.forEachEntry((field, value) -> collect(prefix + field, value));
        for (int index = 0; node.isArray() && index < node.size(); index++) {
            collect(prefix + index, node.path(index));
        }
    }

    List<String> lines() {
        Table table =
                new Table(List.of("of " + runs.size() + " runs", "median", "lowest", "highest"), List.of(1, 2, 3));
        figures.forEach((path, values) -> {
            List<Double> sorted = values.stream().sorted().toList();
            table.row(path, median(sorted), sorted.getFirst(), sorted.getLast());
        });
        return table.lines();
    }

    /** {@code {runs, medians: {path: figure}, each: [report]}}; a path names fields and places in lists, with dots. */
    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("runs", runs.size());
        ObjectNode medians = json.putObject("medians");
        figures.forEach((path, values) ->
                medians.put(path, median(values.stream().sorted().toList())));
        json.putArray("each").addAll(runs);
        return json;
    }

    /** Of two middle ones the lower, so that it is a figure that was measured. */
    private static double median(List<Double> sorted) {
        return sorted.get((sorted.size() - 1) / 2);
    }
}
