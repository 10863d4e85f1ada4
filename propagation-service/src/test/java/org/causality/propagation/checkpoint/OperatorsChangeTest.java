package org.causality.propagation.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.causality.model.message.Checkpoint;
import org.causality.model.message.LamportTime;
import org.causality.model.network.OperatorSet;
import org.causality.model.privacy.CommitteeId;
import org.causality.model.reason.CheckpointReason;
import org.junit.jupiter.api.Test;

class OperatorsChangeTest {

    private static final Instant NOW = Instant.ofEpochMilli(1_000);
    private static final List<Integer> QUORUM = List.of(0, 1, 2);

    private final Council council = new Council(1, 1, 1, 1);
    private final CheckpointCore core = council.core(0, CheckpointLimits.DEFAULT);
    private final Anchor start = council.start();

    /** Operator 3 leaves, 4 comes and weighs as much as the other three. */
    private final OperatorSet next = Council.set(1, 1, 1, 1, 0, 3);

    private final Checkpoint changing = Council.on(start, 2, "agreed", next);

    @Test
    void approvalAloneChangesNothing() {
        approve(100);
        assertThat(core.tip().operators()).isSameAs(council.operators);
        certify(Council.on(start, 1));
        assertThat(core.tip().operators().epoch()).isZero();
    }

    @Test
    void aCertifiedCheckpointThatCoversTheApprovalsPutsItInForce() {
        approve(100);
        certify(changing);
        assertThat(core.tip().operators().operators()).isEqualTo(next.operators());
        Checkpoint after = Council.on(new Anchor(changing, next), 3);
        certify(after);
        assertThat(core.tip().id()).as("three of six do not certify").isEqualTo(changing.id());
        hear(Council.claim(3, 1, after));
        assertThat(core.tip().id()).as("who left weighs nothing").isEqualTo(changing.id());
        hear(Council.claim(4, 1, after));
        assertThat(core.tip().id()).isEqualTo(after.id());
    }

    @Test
    void withoutApprovalTwoThirdsCannotNameOtherMembers() {
        certify(changing);
        assertThat(core.tip().checkpoint()).isNull();
        assertThat(core.refused().values()).containsOnly(CheckpointReason.OPERATORS_UNAPPROVED);
        approve(100);
        assertThat(core.tip().id()).as("whichever comes first").isEqualTo(changing.id());
        assertThat(core.refused()).isEmpty();
    }

    @Test
    void approvalsAboveTheFloorDoNotCountYet() {
        approve(Council.floor(2).value() + 1);
        certify(changing);
        assertThat(core.tip().checkpoint()).isNull();
    }

    @Test
    void anApprovalOfAnotherEpochIsForNothing() {
        QUORUM.forEach(operator -> approve(operator, 1, 100, Council.set(2, 1, 1, 1, 0, 3)));
        certify(changing);
        assertThat(core.tip().checkpoint()).isNull();
    }

    @Test
    void theHighestIncarnationsApprovalCounts() {
        approve(100);
        approve(2, 2, 100, Council.set(1, 1, 1));
        certify(changing);
        assertThat(core.tip().checkpoint()).isNull();
        approve(2, 3, 100, next);
        assertThat(core.tip().id()).isEqualTo(changing.id());
    }

    @Test
    void thisNodesClaimNamesTheMembersThatWereApprovedBelowItsFloor() {
        approve(100);
        assertThat(claimed(1).operators()).isEqualTo(CommitteeId.of(Council.NETWORK, next));
    }

    @Test
    void thisNodesClaimKeepsTheMembersUntilThen() {
        approve(Council.floor(1).value() + 1);
        assertThat(claimed(1).operators()).isEqualTo(CommitteeId.of(Council.NETWORK, council.operators));
    }

    private Checkpoint claimed(long steps) {
        long day = CheckpointLimits.LAG_MILLIS_MIN;
        var tick = new Input.Tick(new LamportTime(steps * Checkpoint.STEP_TICKS));
        var _ = core.handle(tick, Instant.ofEpochMilli(0));
        Output.Sum sum =
                (Output.Sum) core.handle(tick, Instant.ofEpochMilli(day)).getFirst();
        Input.Summed summed = new Input.Summed(sum.above(), sum.floor(), Council.hash("root"), 9_000);
        return ((Output.Say) core.handle(summed, Instant.ofEpochMilli(day)).getFirst()).claim();
    }

    private void approve(long time) {
        QUORUM.forEach(operator -> approve(operator, 1, time, next));
    }

    private void approve(int operator, long incarnation, long time, OperatorSet set) {
        var _ = core.handle(new Input.Approved(Council.approval(operator, incarnation, time, set)), NOW);
    }

    private void certify(Checkpoint checkpoint) {
        QUORUM.forEach(operator -> hear(Council.claim(operator, 1, checkpoint)));
    }

    private void hear(Vote<Checkpoint> claim) {
        var _ = core.handle(new Input.Claimed(claim), NOW);
    }
}
