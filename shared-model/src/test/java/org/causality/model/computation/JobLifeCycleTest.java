package org.causality.model.computation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.causality.model.computation.ComputationStatus.ANNOUNCED;
import static org.causality.model.computation.ComputationStatus.EXPIRED;
import static org.causality.model.computation.ComputationStatus.FAILED;
import static org.causality.model.computation.ComputationStatus.LEASED;
import static org.causality.model.computation.ComputationStatus.PROVEN;
import static org.causality.model.computation.ComputationStatus.PROVING;
import static org.causality.model.computation.ComputationStatus.QUEUED;
import static org.causality.model.computation.ComputationStatus.RETRACTED;
import static org.causality.model.computation.ComputationStatus.SETTLED;
import static org.causality.model.computation.ComputationStatus.SUBMITTED;
import static org.causality.model.computation.ComputationStatus.SUPERSEDED;

import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.causality.model.LifeCycleComment;
import org.causality.model.codec.Bytes32;
import org.causality.model.lifecycle.Change;
import org.causality.model.lifecycle.LifeCycle;
import org.causality.model.lifecycle.LifeCycleLaws;
import org.causality.model.lifecycle.Outcome;
import org.causality.model.lifecycle.Snapshot;
import org.causality.model.reason.ComputationReason;
import org.causality.model.reason.LifecycleReason;
import org.junit.jupiter.api.Test;

class JobLifeCycleTest {
    private static final LifeCycle<ComputationStatus> TABLE = JobLifeCycle.TABLE;

    @Test
    void theClassCommentShowsTheTable() {
        LifeCycleComment.check(JobLifeCycle.class, TABLE);
    }

    @Test
    void exactlyTheEndsAreTerminal() {
        LifeCycleLaws.exactlyTheseAreTerminal(TABLE, Set.of(SETTLED, SUPERSEDED, FAILED, EXPIRED));
    }

    @Test
    void everyStatusIsReachedAndLeadsToAnEnd() {
        LifeCycleLaws.everyStateIsReachedAndLeadsToAnEnd(TABLE);
    }

    @Test
    void onlyReorgsAndLostWorkersTakeStepsBack() {
        LifeCycleLaws.backEdgesComeFrom(
                TABLE,
                List.of(ComputationReason.values()),
                Set.of(
                        ComputationReason.WORKER_LOST,
                        ComputationReason.PROVING_FAILED,
                        ComputationReason.SUBMISSION_UNDONE,
                        ComputationReason.FACT_RETRACTED,
                        ComputationReason.STEP_RETRACTED));
    }

    @Property
    void noSequenceOfWishesBreaksIt(@ForAll long seed) {
        LifeCycleLaws.noSequenceOfWishesBreaksIt(TABLE, List.of(ComputationReason.values()), seed);
    }

    @Test
    void aJobTravelsToSettlement() {
        Snapshot<ComputationStatus> settled = LifeCycleLaws.travel(
                TABLE,
                TABLE.start(),
                to(LEASED, ComputationReason.WORKER_LEASED, 7),
                to(PROVING, ComputationReason.PROVING_STARTED, 7),
                to(PROVEN, ComputationReason.PROOF_MADE, 7),
                to(ANNOUNCED, ComputationReason.PROOF_ANNOUNCED, 0),
                to(SUBMITTED, ComputationReason.RESULT_SUBMITTED, 0),
                to(SETTLED, ComputationReason.RESULT_FINAL, 0));
        assertThat(settled).isEqualTo(new Snapshot<>(SETTLED, 6, 7));
    }

    @Test
    void aRetractedJobComesBackOnlyAsAnnounced() {
        assertThat(TABLE.next(RETRACTED)).containsExactly(ANNOUNCED);
    }

    @Test
    void aZombieWorkersProofIsRefused() {
        Snapshot<ComputationStatus> leasedAgain = LifeCycleLaws.travel(
                TABLE,
                TABLE.start(),
                to(LEASED, ComputationReason.WORKER_LEASED, 1),
                to(PROVING, ComputationReason.PROVING_STARTED, 1),
                to(QUEUED, ComputationReason.WORKER_LOST, 0),
                to(LEASED, ComputationReason.WORKER_LEASED, 2),
                to(PROVING, ComputationReason.PROVING_STARTED, 2));
        assertThat(TABLE.apply(leasedAgain, to(PROVEN, ComputationReason.PROOF_MADE, 1)))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(LifecycleReason.STALE_FENCE));
    }

    private static Change<ComputationStatus> to(ComputationStatus to, ComputationReason reason, long fence) {
        return Change.to(to, reason, new Bytes32(0, 0, 0, 1)).withFence(fence);
    }
}
