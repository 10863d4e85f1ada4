package org.causality.propagation.recovery;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.causality.model.codec.Bytes;
import org.causality.model.wire.ReconMessage;
import org.jspecify.annotations.Nullable;

/** Two replicas recover over a link on which every frame is encoded, counted and decoded; a flight takes half a round trip. */
final class Meeting {
    private static final int FLIGHTS_MAX = 1_000;

    private final Replica openerSide;
    private final Replica answererSide;
    private final Opener opener;
    private final Answerer answerer;
    private List<ReconMessage> toAnswerer = new ArrayList<>();
    private List<ReconMessage> toOpener = new ArrayList<>();

    /** Of hello, cells, listings, wants: all but the messages themselves. */
    long bytesToCompare;

    long bytesOfSketch;
    long bytesShipped;
    /** When both had the same, in halves of a round trip; -1 while they have not. */
    int flightsUntilEqual = -1;

    int flights;
    ReconMessage.@Nullable Outcome ended;
    /** Of all but encoding, decoding and keeping. */
    long openerCpuNanos;

    long answererCpuNanos;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    Meeting(Replica openerSide, Replica answererSide) {
        this.openerSide = openerSide;
        this.answererSide = answererSide;
        this.opener = new Opener(openerSide.set, openerSide);
        this.answerer = new Answerer(answererSide.set, answererSide);
    }

    Meeting run() {
        carryOut(atOpener(opener::open), openerSide, toAnswerer, opener::consumed);
        while (flights < FLIGHTS_MAX && !(toAnswerer.isEmpty() && toOpener.isEmpty())) {
            flights++;
            List<ReconMessage> atAnswerer = toAnswerer;
            List<ReconMessage> atOpener = toOpener;
            toAnswerer = new ArrayList<>();
            toOpener = new ArrayList<>();
            atAnswerer.forEach(message ->
                    carryOut(atAnswerer(() -> answerer.receive(message)), answererSide, toOpener, answerer::consumed));
            atOpener.forEach(message ->
                    carryOut(atOpener(() -> opener.receive(message)), openerSide, toAnswerer, opener::consumed));
            if (flightsUntilEqual < 0 && openerSide.ids().equals(answererSide.ids())) {
                flightsUntilEqual = flights;
            }
        }
        return this;
    }

    private List<Step> atOpener(Supplier<List<Step>> work) {
        long before = THREADS.getCurrentThreadCpuTime();
        List<Step> steps = work.get();
        openerCpuNanos += THREADS.getCurrentThreadCpuTime() - before;
        return steps;
    }

    private List<Step> atAnswerer(Supplier<List<Step>> work) {
        long before = THREADS.getCurrentThreadCpuTime();
        List<Step> steps = work.get();
        answererCpuNanos += THREADS.getCurrentThreadCpuTime() - before;
        return steps;
    }

    private void carryOut(
            List<Step> steps, Replica side, List<ReconMessage> out, Function<Integer, List<Step>> consumed) {
        for (Step step : steps) {
            switch (step) {
                case Step.Send(ReconMessage message) -> out.add(overTheWire(message));
                case Step.Take(List<Bytes> envelopes) -> {
                    envelopes.forEach(side::takeShipped);
                    int bytes = envelopes.stream().mapToInt(Bytes::size).sum();
                    carryOut(consumed.apply(bytes), side, out, consumed);
                }
                case Step.End(ReconMessage.Outcome outcome) -> ended = outcome;
            }
        }
    }

    private ReconMessage overTheWire(ReconMessage message) {
        Bytes frame = message.encode();
        switch (message) {
            case ReconMessage.Push _ -> bytesShipped += frame.size();
            case ReconMessage.Cells _ -> {
                bytesOfSketch += frame.size();
                bytesToCompare += frame.size();
            }
            case ReconMessage.Hello _,
                    ReconMessage.More _,
                    ReconMessage.Listing _,
                    ReconMessage.Want _,
                    ReconMessage.Credit _,
                    ReconMessage.Done _ -> bytesToCompare += frame.size();
        }
        return ReconMessage.decode(frame).orThrow();
    }
}
