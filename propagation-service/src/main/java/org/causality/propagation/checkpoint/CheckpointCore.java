package org.causality.propagation.checkpoint;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.causality.model.key.PublicKey;
import org.causality.model.message.Checkpoint;
import org.causality.model.message.LamportTime;
import org.causality.model.message.MessageId;
import org.causality.model.network.NetworkId;
import org.causality.model.network.OperatorSet;
import org.causality.model.network.OperatorSetChange;
import org.causality.model.privacy.CommitteeId;
import org.causality.model.reason.CheckpointReason;

/**
 * The checkpoints of one node: what is certified, what is settled, and what this node claims next. Not thread-safe.
 *
 * <pre>
 * a floor       passed --a day of observed time--> of age --claimed by this node--> claimed
 * a checkpoint  claimed --two thirds of the weight--> certified --more certified on top of it--> settled, for good
 * members       approved by two thirds --covered by a certified checkpoint that names them--> in force above its floor
 * </pre>
 *
 * <p>Until it is settled a certified checkpoint is what the {@link Tally} of all claims says, no more: an operator that
 * claims otherwise in a higher incarnation can take it back.
 */
public final class CheckpointCore {

    private final NetworkId network;
    private final PublicKey operator;
    private final CheckpointLimits limits;
    private final Votes<LamportTime, Checkpoint> claims;
    private final Votes<Long, OperatorSetChange> approvals;
    private final Voids voids = new Voids();
    private final Electorate electorate;
    private final Passing passing;
    private final Claiming claiming;
    private Anchor base;
    private Tally tally;

    /**
     * @param operator whose node this is
     * @param base the genesis, or what was settled before this start
     */
    public CheckpointCore(NetworkId network, PublicKey operator, Anchor base, CheckpointLimits limits) {
        this.network = network;
        this.operator = operator;
        this.limits = limits;
        this.base = base;
        this.claims = new Votes<>(limits.operatorsMax(), limits.floorsPerOperatorMax(), true, limits.variantsMax());
        this.approvals = new Votes<>(limits.operatorsMax(), limits.epochsPerOperatorMax(), false, limits.variantsMax());
        this.electorate = new Electorate(network, approvals, voids);
        this.passing = new Passing(limits);
        this.claiming = new Claiming(limits);
        this.tally = Tally.of(base, claims, electorate, voids);
    }

    /** What {@link Output.Note} kept before this start. */
    public void restore(Output.Note note) {
        passing.restore(note.floor(), note.sinceMillis());
    }

    public List<Output> handle(Input input, Instant now) {
        List<Output> outputs = new ArrayList<>();
        switch (input) {
            case Input.Tick(LamportTime verified) -> tick(verified, now.toEpochMilli(), outputs);
            case Input.Summed sum -> claim(sum, now.toEpochMilli(), outputs);
            case Input.Claimed(Vote<Checkpoint> claim) -> hear(claim, outputs);
            case Input.Approved(Vote<OperatorSetChange> approval) -> approve(approval, outputs);
            case Input.Voided(PublicKey feed, long sequence) -> {
                if (voids.add(feed, sequence)) {
                    count(outputs);
                }
            }
        }
        return outputs;
    }

    private void tick(LamportTime verified, long nowMillis, List<Output> outputs) {
        LamportTime passed = passing.note(verified, nowMillis);
        if (passed != null) {
            outputs.add(new Output.Note(passed, nowMillis));
        }
        LamportTime ofAge = passing.ofAge(nowMillis);
        if (tally.tip().operators().member(operator).isPresent()) {
            Output.Sum sum = claiming.next(tally, ofAge, nowMillis);
            if (sum != null) {
                outputs.add(sum);
            }
        }
    }

    private void claim(Input.Summed sum, long nowMillis, List<Output> outputs) {
        if (claiming.take(sum, tally, nowMillis)) {
            Anchor tip = tally.tip();
            OperatorSet next = electorate.approvedAt(tip.operators(), sum.floor());
            outputs.add(new Output.Say(new Checkpoint(
                    tip.operators().epoch(),
                    sum.floor(),
                    tip.count() + sum.count(),
                    sum.root(),
                    tip.named(),
                    CommitteeId.of(network, next))));
        }
    }

    private void hear(Vote<Checkpoint> claim, List<Output> outputs) {
        LamportTime floor = claim.statement().floor();
        if (claim.operator().equals(operator)) {
            claiming.claimed(floor);
        }
        if (floor.compareTo(base.floor()) <= 0) {
            boolean isSettled = claim.statement().id().equals(base.id());
            if (!isSettled) {
                outputs.add(new Output.Refused(claim, CheckpointReason.CLAIM_BELOW_FLOOR));
            }
        } else if (claims.add(floor, claim)) {
            count(outputs);
        }
    }

    private void approve(Vote<OperatorSetChange> approval, List<Output> outputs) {
        long epoch = approval.statement().epoch();
        if (Long.compareUnsigned(epoch, base.operators().epoch()) > 0 && approvals.add(epoch, approval)) {
            count(outputs);
        }
    }

    /** Counts again, and says what is different. */
    private void count(List<Output> outputs) {
        Tally before = tally;
        tally = Tally.of(base, claims, electorate, voids);
        claims.forEach((_, votes) -> votes.forEach(vote -> sayIfRefused(vote, before, outputs)));
        if (!tally.tip().id().equals(before.tip().id())) {
            outputs.add(new Output.Certified(tally.tip()));
        }
        Anchor settled = tally.below(limits.settledDepth());
        if (!settled.id().equals(base.id())) {
            settle(settled);
            outputs.add(new Output.Settled(settled));
        }
    }

    private void sayIfRefused(Vote<Checkpoint> vote, Tally before, List<Output> outputs) {
        MessageId id = vote.stamp().id();
        CheckpointReason why = tally.refused().get(id);
        if (why != null && why != before.refused().get(id)) {
            outputs.add(new Output.Refused(vote, why));
        }
    }

    private void settle(Anchor settled) {
        base = settled;
        claims.removeIf(floor -> floor.compareTo(settled.floor()) <= 0);
        long epoch = settled.operators().epoch();
        approvals.removeIf(of -> Long.compareUnsigned(of, epoch) <= 0);
        tally = Tally.of(base, claims, electorate, voids);
    }

    /** The highest certified checkpoint; the genesis while there is none. */
    public Anchor tip() {
        return tally.tip();
    }

    /** What is never taken back. */
    public Anchor settled() {
        return base;
    }

    /** Why claims above the settled floor do not count, by the message that makes them. */
    public Map<MessageId, CheckpointReason> refused() {
        return Map.copyOf(tally.refused());
    }
}
