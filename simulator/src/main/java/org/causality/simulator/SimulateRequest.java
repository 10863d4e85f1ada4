package org.causality.simulator;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What the command line asks for. */
sealed interface SimulateRequest {
    /**
     * @param nodes 0 = as many as the script says
     * @param faults only those with these numbers; empty = all. 0 is the number of none
     */
    record Asked(String script, long seed, int nodes, Set<Integer> faults) implements SimulateRequest {}

    record Refused(String why) implements SimulateRequest {}

    /** Reads arguments. */
    static SimulateRequest read(List<String> args) {
        Deque<String> left = new ArrayDeque<>(args);
        String script = left.removeFirst();
        long seed = 1;
        int nodes = 0;
        Set<Integer> faults = new TreeSet<>();
        while (!left.isEmpty()) {
            String option = left.removeFirst();
            String value = left.isEmpty() ? "" : left.removeFirst();
            try {
                switch (option) {
                    case "--seed" -> seed = Long.parseLong(value);
                    case "--nodes" -> nodes = Integer.parseInt(value);
                    case "--faults" -> faults.addAll(numbers(value));
                    default -> {
                        return new Refused("'" + option + "' is no option; there are --seed, --nodes and --faults.");
                    }
                }
            } catch (NumberFormatException _) {
                return new Refused("'" + value + "' is nothing for " + option + ".");
            }
        }
        return nodes == 0 || nodes > 1
                ? new Asked(script, seed, nodes, faults)
                : new Refused("a network has two nodes at least.");
    }

    private static List<Integer> numbers(String value) {
        return value.equals("none")
                ? List.of(0)
                : List.of(value.split(",")).stream().map(Integer::valueOf).toList();
    }
}
