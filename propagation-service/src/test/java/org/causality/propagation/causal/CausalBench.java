package org.causality.propagation.causal;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.causality.model.codec.Bytes;
import org.causality.model.message.Envelope;
import org.causality.model.message.SignedHeader;
import org.causality.model.network.Genesis;
import org.causality.model.network.NetworkId;
import org.causality.model.network.Operator;
import org.causality.model.network.OperatorSet;
import org.causality.propagation.message.Drafts;

/**
 * What a message costs the causal core, in thread CPU time and without signatures: the codec with its hash, the whole core
 * in order and reordered, and hold-back by itself. {@code main} prints a table; arguments: messages, runs.
 */
public final class CausalBench {

    private static final int[] WINDOWS = {1, 100, 10_000};

    private static final int MESSAGES_PER_MILLI = 50;

    private static final int BATCH = 1_000;
    private static final Genesis GENESIS = new Genesis(
            new NetworkId("test"), 1, 16, new OperatorSet(0, List.of(new Operator("ann", Spoken.key(99), 1))));

    private CausalBench() {}

    public static void main(String[] arguments) {
        int messages = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200_000;
        int runs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        List<Envelope> said = ReorderedStream.said(1, messages);
        row("codec and hash", runs, said.size(), () -> decode(said));
        for (int window : WINDOWS) {
            List<Input.Received> arrivals = ReorderedStream.arrivals(said, window, 7);
            row("core, window " + window, runs, said.size(), () -> core(arrivals));
        }
        row("core, headers alone, window 100", runs, said.size(), () -> headersAlone(said));
        List<Input.Received> arrivals = ReorderedStream.arrivals(said, 10_000, 7);
        row("hold-back alone, all of a window of 10000", runs, said.size(), () -> holdBack(arrivals));
    }

    private interface Measured {
        /** @return nanoseconds of CPU */
        long run();
    }

    private static void row(String what, int runs, int messages, Measured measured) {
        List<Long> nanos = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            nanos.add(measured.run());
        }
        List<Long> sorted = nanos.stream().sorted().toList();
        System.out.printf(
                Locale.ROOT,
                "%-45s best %6.2f  median %6.2f  us CPU a message%n",
                what,
                sorted.getFirst() / 1e3 / messages,
                sorted.get(runs / 2) / 1e3 / messages);
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long decode(List<Envelope> said) {
        List<Bytes> encoded = said.stream().map(Envelope::encode).toList();
        long begun = cpu();
        for (Bytes bytes : encoded) {
            var _ = Envelope.decode(bytes).orThrow();
        }
        return cpu() - begun;
    }

    /** A node that follows no bodies at all: what the header plane costs everybody. */
    private static long headersAlone(List<Envelope> said) {
        List<Input.Received> arrivals = ReorderedStream.arrivals(said, 100, 7).stream()
                .map(one -> new Input.Received(one.signed(), null, one.peer(), one.priority(), one.receivedMillis()))
                .toList();
        CausalCore core =
                new CausalCore(GENESIS, Drafts.key(1), CausalLimits.DEFAULT, HealthPlan.SILENT, Followed.of(Map.of()));
        System.gc();
        long nanos = 0;
        for (int from = 0; from < arrivals.size(); from += BATCH) {
            List<Input.Received> batch = new ArrayList<>(BATCH);
            for (Input.Received one : arrivals.subList(from, Math.min(from + BATCH, arrivals.size()))) {
                SignedHeader signed = SignedHeader.decode(one.signed().encode()).orThrow();
                batch.add(new Input.Received(signed, null, one.peer(), one.priority(), one.receivedMillis()));
            }
            nanos += taken(core, batch, from);
        }
        CoreView view = core.view();
        if (view.delivered() != 0 || view.unverified() != 0 || view.wanted() != 0) {
            throw new IllegalStateException("headers alone are judged, and neither delivered nor asked for: " + view);
        }
        return nanos;
    }

    private static long taken(CausalCore core, List<Input.Received> batch, int from) {
        Instant now = Instant.ofEpochMilli(1_000L + from / MESSAGES_PER_MILLI);
        long begun = cpu();
        for (Input.Received received : batch) {
            var _ = core.handle(received, now);
        }
        var _ = core.handle(new Input.Tick(), now);
        core.forgetBeyondBounds();
        return cpu() - begun;
    }

    /** As in production each batch is decoded (not measured) just before it is handed over. */
    private static long core(List<Input.Received> arrivals) {
        CausalCore core = new CausalCore(GENESIS, Drafts.key(1), CausalLimits.DEFAULT);
        System.gc();
        long nanos = 0;
        for (int from = 0; from < arrivals.size(); from += BATCH) {
            nanos += taken(core, decoded(arrivals.subList(from, Math.min(from + BATCH, arrivals.size()))), from);
        }
        if (core.view().delivered() != arrivals.size()) {
            throw new IllegalStateException("not all was delivered: " + core.view());
        }
        return nanos;
    }

    private static List<Input.Received> decoded(List<Input.Received> batch) {
        List<Input.Received> decoded = new ArrayList<>(batch.size());
        for (Input.Received one : batch) {
            Bytes bytes = new Envelope(one.signed(), Objects.requireNonNull(one.payload())).encode();
            decoded.add(Input.Received.of(
                    Envelope.decode(bytes).orThrow(), one.peer(), one.priority(), one.receivedMillis()));
        }
        return decoded;
    }

    /** Every body goes in, and out again when 5,000 more have come: what a window of 10,000 does to half of them. */
    private static long holdBack(List<Input.Received> arrivals) {
        HoldBack holdBack = new HoldBack(CausalLimits.DEFAULT);
        Feeds feeds = new Feeds(GENESIS.operators(), GENESIS.network(), TableSecret.of(Drafts.key(1)));
        List<Node> nodes = new ArrayList<>();
        List<Arrival> all = new ArrayList<>();
        for (Input.Received received : arrivals) {
            Node node = new Node(received.signed().id(), 0);
            node.feed = feeds.of(received.signed().header().sender());
            nodes.add(node);
            all.add(Arrival.of(received));
        }
        System.gc();
        long begun = cpu();
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            holdBack.hold(node, Objects.requireNonNull(node.feed), all.get(i), 200, i);
            if (i >= 5_000) {
                var _ = holdBack.release(all.get(i - 5_000));
            }
        }
        return cpu() - begun;
    }
}
