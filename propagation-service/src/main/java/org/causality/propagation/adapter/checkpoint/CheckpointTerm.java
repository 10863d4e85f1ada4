package org.causality.propagation.adapter.checkpoint;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.causality.model.key.PublicKey;
import org.causality.model.message.LamportTime;
import org.causality.model.message.StampTree;
import org.causality.model.network.Genesis;
import org.causality.propagation.checkpoint.CheckpointCore;
import org.causality.propagation.checkpoint.CheckpointLimits;
import org.causality.propagation.checkpoint.Input;
import org.causality.propagation.checkpoint.Output;
import org.jspecify.annotations.Nullable;

/** The checkpoints of one term of the lease: the core, what the log told it, and what came since. One thread works on it. */
final class CheckpointTerm {

    /** Between two turns; when it overflows the term is begun anew from the log. */
    private static final int ARRIVALS_MAX = 4_096;

    private final CheckpointRows rows;
    private final Voices voices;
    private final BlockingQueue<Arrival> arrivals = new ArrayBlockingQueue<>(ARRIVALS_MAX);
    final long fence;
    private @Nullable CheckpointCore core;
    private LamportTime bodiesGoneUpTo = LamportTime.ZERO;
    private volatile boolean lost;

    CheckpointTerm(long fence, CheckpointRows rows) {
        this.fence = fence;
        this.rows = rows;
        this.voices = new Voices(rows);
    }

    /** Called by the causal core's thread; waits for nothing. */
    void arrived(Arrival arrival) {
        if (!arrivals.offer(arrival)) {
            lost = true;
        }
    }

    boolean isLost() {
        return lost;
    }

    /** Reads the log; what is delivered meanwhile waits, and what comes twice counts once. */
    CheckpointCore load(Genesis genesis, PublicKey operator, CheckpointLimits limits) {
        CheckpointCore loaded = new CheckpointCore(genesis.network(), operator, rows.settled(genesis), limits);
        rows.notes().forEach(loaded::restore);
        rows.arrivals().forEach(arrival -> take(loaded, arrival, Instant.EPOCH));
        core = loaded;
        return loaded;
    }

    /** What has come since the last turn, and that time has passed. */
    List<Output> turn(LamportTime verified, Instant now) {
        CheckpointCore at = core;
        List<Output> outputs = new ArrayList<>();
        if (at != null) {
            voices.takeWaiting().forEach(said -> outputs.addAll(take(at, said, now)));
            for (var arrival = arrivals.poll(); arrival != null; arrival = arrivals.poll()) {
                outputs.addAll(take(at, arrival, now));
            }
            outputs.addAll(at.handle(new Input.Tick(verified), now));
        }
        return outputs;
    }

    /** What follows from a root that was asked for. */
    List<Output> sum(Output.Sum asked, Instant now) {
        CheckpointCore at = core;
        StampTree tree = rows.sum(asked.above(), asked.floor());
        return at == null || tree.count() == 0
                ? List.of()
                : at.handle(new Input.Summed(asked.above(), asked.floor(), tree.root(), tree.count()), now);
    }

    /** One batch of bodies at or below the floor leaves. @return whether there may be more */
    boolean dropBodies() {
        CheckpointCore at = core;
        LamportTime floor = at == null ? LamportTime.ZERO : at.settled().floor();
        if (floor.compareTo(bodiesGoneUpTo) <= 0) {
            return false;
        }
        bodiesGoneUpTo = rows.dropBodies(fence, bodiesGoneUpTo, floor);
        return floor.compareTo(bodiesGoneUpTo) > 0;
    }

    private List<Output> take(CheckpointCore at, Arrival arrival, Instant now) {
        Input input = input(arrival);
        return input == null ? List.of() : at.handle(input, now);
    }

    private @Nullable Input input(Arrival arrival) {
        return switch (arrival) {
            case Arrival.Voided(PublicKey feed, long sequence) -> new Input.Voided(feed, sequence);
            case Arrival.Said said -> voices.vote(said);
        };
    }
}
