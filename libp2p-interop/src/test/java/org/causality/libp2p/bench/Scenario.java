package org.causality.libp2p.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One thing to measure, as every program takes it on its command line: {@code kind=gossip nodes=10 warmup=100 units=400 …}.
 *
 * @param nodes peers, all in one process
 * @param warmup units of one round before the measuring begins
 * @param warmSeconds how long such rounds follow each other
 * @param units messages, MiB or handshakes
 * @param perSecond messages a second, 0 = as many as go
 * @param underWay messages that not all have got yet
 */
record Scenario(Kind kind, int nodes, int warmup, int warmSeconds, int units, int perSecond, int underWay) {

    enum Kind {
        /** One stream, MiB. */
        STREAM,
        /** Dial, secure, close; one after the other. */
        HANDSHAKE,
        /** Dial, open a stream, have one byte echoed, close; one after the other. */
        CONNECT,
        /** 1 KiB messages, StrictSign, to all others. */
        GOSSIP,
        /** The same at a steady rate. */
        LATENCY
    }

    /**
     * Every program warms up for so long, unless told otherwise: compilers of all stacks have then done most of their work.
     */
    private static final int WARM_SECONDS = 12;

    /** A connection runs more code, fewer times a second. */
    private static final int CONNECTIONS_WARM_SECONDS = 24;

    /** What a run measures when nobody says otherwise, in the order of the table. */
    static final List<Scenario> ALL = List.of(
            of(Kind.STREAM, 2, 64, 2_048),
            of(Kind.HANDSHAKE, 2, 50, 1_000),
            of(Kind.CONNECT, 2, 50, 500),
            of(Kind.GOSSIP, 2, 500, 10_000),
            of(Kind.GOSSIP, 10, 100, 800),
            of(Kind.GOSSIP, 30, 32, 160),
            of(Kind.LATENCY, 10, 100, 160),
            of(Kind.LATENCY, 30, 32, 100));

    /** Peers that wait for each other longer than for any answer drop each other: 30 in one process get less to do. */
    private static Scenario of(Kind kind, int nodes, int warmup, int units) {
        boolean connections = kind == Kind.HANDSHAKE || kind == Kind.CONNECT;
        return new Scenario(
                kind,
                nodes,
                warmup,
                connections ? CONNECTIONS_WARM_SECONDS : WARM_SECONDS,
                units,
                kind == Kind.LATENCY ? 20 : 0,
                nodes < 30 ? 64 : 16);
    }

    Scenario warmedFor(int seconds) {
        return new Scenario(kind, nodes, warmup, seconds, units, perSecond, underWay);
    }

    String name() {
        String text = kind.name().toLowerCase(Locale.ROOT);
        return kind == Kind.GOSSIP || kind == Kind.LATENCY ? text + " " + nodes : text;
    }

    /** What one unit of the result is. */
    String unit() {
        return switch (kind) {
            case STREAM -> "MiB";
            case HANDSHAKE -> "handshake";
            case CONNECT -> "connection";
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
                "warmSeconds=" + warmSeconds,
                "units=" + units,
                "perSecond=" + perSecond,
                "underWay=" + underWay);
    }

    static Scenario parse(List<String> words) {
        Map<String, String> values = words.stream()
                .map(word -> word.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (_, last) -> last));
        return new Scenario(
                Kind.valueOf(values.getOrDefault("kind", "").toUpperCase(Locale.ROOT)),
                number(values, "nodes"),
                number(values, "warmup"),
                number(values, "warmSeconds"),
                number(values, "units"),
                number(values, "perSecond"),
                number(values, "underWay"));
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
