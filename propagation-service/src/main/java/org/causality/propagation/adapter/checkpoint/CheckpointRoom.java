package org.causality.propagation.adapter.checkpoint;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.causality.model.key.PublicKey;
import org.causality.model.message.Checkpoint;
import org.causality.model.message.Draft;
import org.causality.model.message.LamportTime;
import org.causality.model.message.Payload;
import org.causality.model.network.Genesis;
import org.causality.model.reason.CheckpointReason;
import org.causality.propagation.causal.CoreView;
import org.causality.propagation.causal.Input;
import org.causality.propagation.checkpoint.Anchor;
import org.causality.propagation.checkpoint.CheckpointCore;
import org.causality.propagation.checkpoint.CheckpointLimits;
import org.causality.propagation.checkpoint.Output;
import org.causality.propagation.checkpoint.Vote;
import org.causality.propagation.owner.CoreListener;
import org.causality.propagation.owner.CoreOwner;
import org.causality.propagation.owner.CoreUnavailableException;
import org.causality.propagation.owner.NotLeaseHolderException;
import org.causality.propagation.owner.Source;
import org.causality.propagation.recovery.EpochClock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Runs the checkpoints of the lease's holder on a thread of its own.
 *
 * <pre>
 * IDLE     --lease-->                                      LOADING
 * LOADING  --log read-->                                   COUNTING   a turn a second
 * COUNTING --arrivals lost, or the database is away-->     LOADING
 * any      --lease gone, or the fence is stale-->          IDLE
 * </pre>
 */
final class CheckpointRoom implements CoreListener, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CheckpointRoom.class);
    private static final long TURN_MILLIS = 1_000;

    /** Batches of bodies that leave in a turn: some thousand a second, more than a network says. */
    private static final int BODY_BATCHES_MAX = 20;

    private final Genesis genesis;
    private final PublicKey operator;
    private final CheckpointLimits limits;
    private final CheckpointRows rows;
    private final ObjectProvider<CoreOwner> owner;
    private final EpochClock epochs;
    private final MeterRegistry meters;
    private final Clock clock;
    private final CountDownLatch closing = new CountDownLatch(1);
    /** The core's thread begins and ends terms while this one works: whoever ends one of its own ends no other. */
    private final AtomicReference<@Nullable CheckpointTerm> term = new AtomicReference<>();

    private volatile LamportTime verified = LamportTime.ZERO;
    /** The term whose log was read. */
    private @Nullable CheckpointTerm loaded;

    CheckpointRoom(
            Genesis genesis,
            PublicKey operator,
            CheckpointLimits limits,
            CheckpointRows rows,
            ObjectProvider<CoreOwner> owner,
            EpochClock epochs,
            MeterRegistry meters,
            Clock clock) {
        this.genesis = genesis;
        this.operator = operator;
        this.limits = limits;
        this.rows = rows;
        this.owner = owner;
        this.epochs = epochs;
        this.meters = meters;
        this.clock = clock;
    }

    void start() {
        Thread.ofVirtual().name("checkpoints").start(this::run);
    }

    @Override
    public void close() {
        closing.countDown();
        term.set(null);
    }

    // ---- the causal core's thread

    @Override
    public void active(long fence) {
        term.set(new CheckpointTerm(fence, rows));
    }

    @Override
    public void inactive(String why) {
        term.set(null);
    }

    @Override
    public void done(List<org.causality.propagation.causal.Output> outputs, CoreView view) {
        verified = view.verifiedTime();
        CheckpointTerm present = term.get();
        if (present != null) {
            for (var output : outputs) {
                Arrival arrival = Arrival.of(output);
                if (arrival != null) {
                    present.arrived(arrival);
                }
            }
        }
    }

    // ---- own thread

    private void run() {
        try {
            while (!closing.await(TURN_MILLIS, TimeUnit.MILLISECONDS)) {
                CheckpointTerm present = term.get();
                if (present != null) {
                    turn(present);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void turn(CheckpointTerm present) {
        try {
            if (loaded != present) {
                load(present);
            }
            carryOut(present, present.turn(verified, clock.instant()));
            for (int i = 0; i < BODY_BATCHES_MAX && present.dropBodies(); i++) {}
            if (present.isLost()) {
                LOG.warn("More was said of checkpoints than could be taken: the log is read anew.");
                renew(present);
            }
        } catch (NotLeaseHolderException e) {
            LOG.info("{}", e.getMessage());
            boolean _ = term.compareAndSet(present, null);
        } catch (CoreUnavailableException | DataAccessException | TransactionException e) {
            LOG.warn("Checkpoints wait, the log is read anew: {}", e.getMessage());
            renew(present);
        }
    }

    /** What a turn that failed has done to the core is not known to the database. */
    private void renew(CheckpointTerm present) {
        boolean _ = term.compareAndSet(present, new CheckpointTerm(present.fence, rows));
    }

    private void load(CheckpointTerm present) {
        CheckpointCore core = present.load(genesis, operator, limits);
        loaded = present;
        if (core.tip().checkpoint() != null) {
            epochs.restore(core.tip().id());
            tellFloor(core.settled());
        }
    }

    private void carryOut(CheckpointTerm present, List<Output> outputs) {
        Deque<Output> open = new ArrayDeque<>(outputs);
        for (Output output = open.poll(); output != null; output = open.poll()) {
            switch (output) {
                case Output.Note note -> rows.note(present.fence, note);
                case Output.Sum sum -> open.addAll(present.sum(sum, clock.instant()));
                case Output.Say(Checkpoint claim) -> say(claim);
                case Output.Certified(Anchor tip) -> certified(tip);
                case Output.Settled(Anchor settled) -> {
                    rows.settle(present.fence, settled, Objects.requireNonNull(settled.checkpoint()));
                    tellFloor(settled);
                }
                case Output.Refused(Vote<Checkpoint> claim, CheckpointReason reason) -> refused(claim, reason);
            }
        }
    }

    private void say(Checkpoint claim) {
        Draft draft = new Draft(new Payload.Checkpoint(claim), List.of(), List.of());
        owner.getObject().submit(Source.PUBLISH, List.of(new Input.Publish(draft)));
        count("SAID");
    }

    private void certified(Anchor tip) {
        if (tip.checkpoint() == null) {
            LOG.warn("The only certified checkpoint was taken back by a claim of a higher incarnation or a void feed.");
            count("TAKEN_BACK");
            return;
        }
        LOG.info("Checkpoint {} is certified: {} messages up to {}.", tip.id(), tip.count(), tip.floor());
        epochs.certified(tip.id(), clock.millis());
        count("CERTIFIED");
    }

    private void tellFloor(Anchor settled) {
        if (settled.checkpoint() != null) {
            owner.getObject().submit(Source.ASKED, List.of(new Input.Settled(settled.floor())));
        }
    }

    private void refused(Vote<Checkpoint> claim, CheckpointReason reason) {
        LOG.info("A claim of {} does not count: {} ({})", claim.operator(), reason.code(), claim.stamp());
        count(reason.code());
    }

    private void count(String reason) {
        meters.counter("causality_propagation_checkpoints_total", "reason", reason)
                .increment();
    }
}
