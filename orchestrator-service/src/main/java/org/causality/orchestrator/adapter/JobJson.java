package org.causality.orchestrator.adapter;

import org.causality.model.json.IntentJson;
import org.causality.model.json.ProofJson.BlobJson;
import org.causality.orchestrator.core.JobView;
import org.causality.orchestrator.job.Job;
import org.causality.orchestrator.job.Lease;
import org.jspecify.annotations.Nullable;

/**
 * A job as the API shows it.
 *
 * @param turn 0 when it is the winner's, -1 while its intent does not count
 * @param worker who holds the lease
 * @param reason of the last change
 * @param cause the message that caused the last change
 */
record JobJson(
        String jobId,
        String status,
        int turn,
        IntentJson intent,
        @Nullable String reason,
        String cause,
        String lamport,
        String version,
        int attempts,
        @Nullable String worker,
        @Nullable BlobJson blob,
        @Nullable String transaction,
        String since) {

    static JobJson of(JobView view) {
        Job job = view.job();
        Lease lease = job.lease();
        return new JobJson(
                job.id().hex(),
                job.status().name(),
                view.turn(),
                IntentJson.of(job.intent()),
                job.reason() == null ? null : job.reason().code(),
                job.cause().id().hex(),
                job.cause().time().toString(),
                Long.toString(job.at().version()),
                job.attempts(),
                lease == null ? null : lease.worker(),
                job.blob() == null ? null : BlobJson.of(job.blob()),
                job.transaction() == null ? null : job.transaction().hex(),
                job.since().toString());
    }
}
