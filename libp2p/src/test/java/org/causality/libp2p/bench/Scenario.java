package org.causality.libp2p.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One thing to measure, as every program takes it on its command line: {@code kind=gossip nodes=10 warmup=2000 units=4000}.
 *
 * @param nodes peers, all in one process
 * @param warmup units before the measuring begins
 * @param units messages, MiB or handshakes
 * @param perSecond messages a second, 0 = as many as go
 */
record Scenario(Kind kind, int nodes, int warmup, int units, int perSecond) {

    enum Kind {
        /** One stream, MiB. */
        STREAM,
        /** Dial, secure, close; one after the other. */
        HANDSHAKE,
        /** 1 KiB messages, StrictSign, to all others, 64 under way. */
        GOSSIP,
        /** The same at a steady rate. */
        LATENCY
    }

    /** What a run measures when nobody says otherwise, in the order of the table. */
    static final List<Scenario> ALL = List.of(
            new Scenario(Kind.STREAM, 2, 64, 256, 0),
            new Scenario(Kind.HANDSHAKE, 2, 100, 200, 0),
            new Scenario(Kind.GOSSIP, 2, 5_000, 10_000, 0),
            new Scenario(Kind.GOSSIP, 10, 1_500, 2_000, 0),
            new Scenario(Kind.GOSSIP, 30, 300, 400, 0),
            new Scenario(Kind.LATENCY, 10, 100, 200, 20));

    String name() {
        String text = kind.name().toLowerCase(Locale.ROOT);
        return kind == Kind.GOSSIP || kind == Kind.LATENCY ? text + " " + nodes : text;
    }

    /** What one unit of the result is. */
    String unit() {
        return switch (kind) {
            case STREAM -> "MiB";
            case HANDSHAKE -> "handshake";
            case GOSSIP, LATENCY -> "delivery";
        };
    }

    /** Whether js-libp2p has a form of it that is tuned. */
    boolean hasTunedForm() {
        return kind == Kind.GOSSIP || kind == Kind.LATENCY;
    }

    List<String> words() {
        return List.of(
                "kind=" + kind.name().toLowerCase(Locale.ROOT),
                "nodes=" + nodes,
                "warmup=" + warmup,
                "units=" + units,
                "perSecond=" + perSecond);
    }

    static Scenario parse(List<String> words) {
        Map<String, String> values = words.stream()
                .map(word -> word.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (_, last) -> last));
        return new Scenario(
                Kind.valueOf(values.getOrDefault("kind", "").toUpperCase(Locale.ROOT)),
                number(values, "nodes"),
                number(values, "warmup"),
                number(values, "units"),
                number(values, "perSecond"));
    }

    private static int number(Map<String, String> values, String name) {
        return Integer.parseInt(values.getOrDefault(name, "0"));
    }

    /** Whom each node dials, by index: its neighbour in a ring and others drawn by a fixed rule, {@code DIALS} in all. */
    static List<List<Integer>> graph(int nodes) {
        List<List<Integer>> graph = new ArrayList<>();
        for (int node = 0; node < nodes; node++) {
            int from = node;
            graph.add(Stream.iterate(1, step -> step + 1 + (from * 7 + step * 3) % 5)
                    .limit(DIALS)
                    .map(step -> (from + step) % nodes)
                    .filter(to -> to != from)
                    .distinct()
                    .toList());
        }
        return graph;
    }

    private static final int DIALS = 5;
}
