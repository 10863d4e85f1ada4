package org.causality.libp2p.bench;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the command line asks for.
 *
 * @param peers whom to stand beside
 * @param json one line a run goes there; null for nowhere
 */
record WireBenchOptions(
        List<String> peers, int runs, @Nullable Path json, List<Scenario> scenarios) {
    private static final List<String> KNOWN = List.of("js", "go", "rust");
    private static final int RUNS = 5;
    private static final int RUNS_MAX = 100;
    private static final int WARM_SECONDS_MAX = 120;

    /** Throws {@link IllegalArgumentException} with a sentence for the user. */
    static WireBenchOptions parse(List<String> args) {
        List<String> peers = List.of("js");
        int runs = RUNS;
        int warmSeconds = -1;
        Path json = null;
        List<Scenario> scenarios = Scenario.ALL;
        Iterator<String> words = args.iterator();
        while (words.hasNext()) {
            String option = words.next();
            switch (option) {
                case "--peers" -> peers = peers(value(option, words));
                case "--runs" -> runs = number(option, value(option, words), 1, RUNS_MAX);
                case "--warm" -> warmSeconds = number(option, value(option, words), 0, WARM_SECONDS_MAX);
                case "--json" -> json = Path.of(value(option, words));
                case "--only" -> scenarios = named(value(option, words));
                default -> throw new IllegalArgumentException("bench wire does not know '" + option + "'.");
            }
        }
        if (warmSeconds >= 0) {
            int seconds = warmSeconds;
            scenarios = scenarios.stream()
                    .map(scenario -> scenario.warmedFor(seconds))
                    .toList();
        }
        return new WireBenchOptions(peers, runs, json, scenarios);
    }

    private static String value(String option, Iterator<String> words) {
        if (!words.hasNext()) {
            throw new IllegalArgumentException(option + " needs a value.");
        }
        return words.next();
    }

    private static List<String> peers(String text) {
        List<String> peers = List.of(text.split(",", -1));
        if (!KNOWN.containsAll(peers)) {
            throw new IllegalArgumentException("--peers takes " + String.join(",", KNOWN) + ", not '" + text + "'.");
        }
        return peers;
    }

    private static int number(String option, String text, int min, int max) {
        int number = text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : -1;
        if (number < min || number > max) {
            throw new IllegalArgumentException(option + " takes " + min + " to " + max + ", not '" + text + "'.");
        }
        return number;
    }

    private static List<Scenario> named(String text) {
        List<Scenario> named = Scenario.ALL.stream()
                .filter(scenario -> scenario.name().startsWith(text))
                .toList();
        if (named.isEmpty()) {
            throw new IllegalArgumentException("--only takes the beginning of one of "
                    + Scenario.ALL.stream().map(Scenario::name).toList() + ".");
        }
        return named;
    }
}
