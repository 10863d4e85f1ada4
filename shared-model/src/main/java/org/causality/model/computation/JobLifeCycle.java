package org.causality.model.computation;

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
import static org.causality.model.lifecycle.Transition.back;
import static org.causality.model.lifecycle.Transition.step;
import static org.causality.model.reason.ComputationReason.ATTEMPTS_SPENT;
import static org.causality.model.reason.ComputationReason.FACT_RETRACTED;
import static org.causality.model.reason.ComputationReason.INPUTS_REFUSED;
import static org.causality.model.reason.ComputationReason.INTENT_LOST;
import static org.causality.model.reason.ComputationReason.JOB_WINDOW_CLOSED;
import static org.causality.model.reason.ComputationReason.PROOF_ANNOUNCED;
import static org.causality.model.reason.ComputationReason.PROOF_MADE;
import static org.causality.model.reason.ComputationReason.PROVING_FAILED;
import static org.causality.model.reason.ComputationReason.PROVING_STARTED;
import static org.causality.model.reason.ComputationReason.RESULT_FINAL;
import static org.causality.model.reason.ComputationReason.RESULT_OVERTAKEN;
import static org.causality.model.reason.ComputationReason.RESULT_SUBMITTED;
import static org.causality.model.reason.ComputationReason.STEP_RESTORED;
import static org.causality.model.reason.ComputationReason.STEP_RETRACTED;
import static org.causality.model.reason.ComputationReason.SUBMISSION_FAILED;
import static org.causality.model.reason.ComputationReason.SUBMISSION_UNDONE;
import static org.causality.model.reason.ComputationReason.WORKER_LEASED;
import static org.causality.model.reason.ComputationReason.WORKER_LOST;

import java.util.ArrayList;
import java.util.List;
import org.causality.model.lifecycle.LifeCycle;
import org.causality.model.lifecycle.Transition;

/**
 * The job's transition table (a test compares this comment with it).
 *
 * <pre>
 * QUEUED → LEASED: WORKER_LEASED (takes the fence)
 * QUEUED → FAILED: ATTEMPTS_SPENT, INPUTS_REFUSED
 * LEASED → PROVING: PROVING_STARTED (holds the fence)
 * LEASED → QUEUED: WORKER_LOST (back)
 * PROVING → PROVEN: PROOF_MADE (holds the fence)
 * PROVING → FAILED: INPUTS_REFUSED (holds the fence)
 * PROVING → QUEUED: PROVING_FAILED, WORKER_LOST (back)
 * PROVEN → ANNOUNCED: PROOF_ANNOUNCED
 * ANNOUNCED → SUBMITTED: RESULT_SUBMITTED
 * ANNOUNCED → SETTLED: RESULT_FINAL
 * SUBMITTED → SETTLED: RESULT_FINAL
 * SUBMITTED → FAILED: SUBMISSION_FAILED
 * SUBMITTED → ANNOUNCED: SUBMISSION_UNDONE (back)
 * RETRACTED → ANNOUNCED: STEP_RESTORED
 * QUEUED → SUPERSEDED: INTENT_LOST, RESULT_OVERTAKEN
 * QUEUED → EXPIRED: JOB_WINDOW_CLOSED
 * QUEUED → RETRACTED: FACT_RETRACTED, STEP_RETRACTED (back)
 * LEASED → SUPERSEDED: INTENT_LOST, RESULT_OVERTAKEN
 * LEASED → EXPIRED: JOB_WINDOW_CLOSED
 * LEASED → RETRACTED: FACT_RETRACTED, STEP_RETRACTED (back)
 * PROVING → SUPERSEDED: INTENT_LOST, RESULT_OVERTAKEN
 * PROVING → EXPIRED: JOB_WINDOW_CLOSED
 * PROVING → RETRACTED: FACT_RETRACTED, STEP_RETRACTED (back)
 * PROVEN → SUPERSEDED: INTENT_LOST, RESULT_OVERTAKEN
 * PROVEN → EXPIRED: JOB_WINDOW_CLOSED
 * PROVEN → RETRACTED: FACT_RETRACTED, STEP_RETRACTED (back)
 * ANNOUNCED → SUPERSEDED: INTENT_LOST, RESULT_OVERTAKEN
 * ANNOUNCED → EXPIRED: JOB_WINDOW_CLOSED
 * ANNOUNCED → RETRACTED: FACT_RETRACTED, STEP_RETRACTED (back)
 * SUBMITTED → SUPERSEDED: INTENT_LOST, RESULT_OVERTAKEN
 * SUBMITTED → EXPIRED: JOB_WINDOW_CLOSED
 * SUBMITTED → RETRACTED: FACT_RETRACTED, STEP_RETRACTED (back)
 * </pre>
 *
 * <p>Only the worker that holds the lease may move the job from LEASED to PROVEN; a zombie learns so from its fence. What
 * the network decides (another result, a retraction, a closed window) overtakes every worker. A retracted job rests; it
 * comes back only where the very step it announced counts again, because what was taken back came again unchanged. On other
 * facts it is other work, with an intent and a job id of its own.
 */
public final class JobLifeCycle {
    public static final LifeCycle<ComputationStatus> TABLE = LifeCycle.of(QUEUED, rows());

    private JobLifeCycle() {}

    private static List<Transition<ComputationStatus>> rows() {
        List<Transition<ComputationStatus>> rows = new ArrayList<>(List.of(
                step(QUEUED, LEASED, WORKER_LEASED).takingFence(),
                step(QUEUED, FAILED, INPUTS_REFUSED, ATTEMPTS_SPENT),
                step(LEASED, PROVING, PROVING_STARTED).holdingFence(),
                back(LEASED, QUEUED, WORKER_LOST),
                step(PROVING, PROVEN, PROOF_MADE).holdingFence(),
                step(PROVING, FAILED, INPUTS_REFUSED).holdingFence(),
                back(PROVING, QUEUED, WORKER_LOST, PROVING_FAILED),
                step(PROVEN, ANNOUNCED, PROOF_ANNOUNCED),
                step(ANNOUNCED, SUBMITTED, RESULT_SUBMITTED),
                step(ANNOUNCED, SETTLED, RESULT_FINAL),
                step(SUBMITTED, SETTLED, RESULT_FINAL),
                step(SUBMITTED, FAILED, SUBMISSION_FAILED),
                back(SUBMITTED, ANNOUNCED, SUBMISSION_UNDONE),
                step(RETRACTED, ANNOUNCED, STEP_RESTORED)));
        for (ComputationStatus working : List.of(QUEUED, LEASED, PROVING, PROVEN, ANNOUNCED, SUBMITTED)) {
            rows.add(step(working, SUPERSEDED, INTENT_LOST, RESULT_OVERTAKEN));
            rows.add(step(working, EXPIRED, JOB_WINDOW_CLOSED));
            rows.add(back(working, RETRACTED, FACT_RETRACTED, STEP_RETRACTED));
        }
        return rows;
    }
}
