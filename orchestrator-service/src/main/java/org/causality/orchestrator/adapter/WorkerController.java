package org.causality.orchestrator.adapter;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.codec.Decimals;
import org.causality.model.computation.JobId;
import org.causality.model.problem.Refusal;
import org.causality.model.reason.EdgeReason;
import org.causality.orchestrator.core.Grant;
import org.causality.orchestrator.core.Limits;
import org.causality.orchestrator.core.WorkerAnswer;
import org.causality.orchestrator.job.Lease;
import org.causality.orchestrator.owner.CoreOwner;
import org.causality.orchestrator.proof.Made;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The worker protocol: lease, heartbeat, result, failure. Workers are the operator's own. */
@RestController
@RequestMapping("/worker/v1")
class WorkerController {
    /** How long a worker that finds nothing may be kept waiting. */
    private static final long WAIT_MILLIS_MAX = 20_000;

    /** How often the queue is looked at for one that waits. */
    private static final long LOOK_EVERY_MILLIS = 200;

    private final CoreOwner owner;

    WorkerController(CoreOwner owner) {
        this.owner = owner;
    }

    /**
     * @param worker its name, 1 to 64 characters
     * @param capacity how many jobs it takes at once; 1 when absent
     * @param waitMillis how long it waits for one; 0 when absent
     */
    record LeaseWish(
            String worker,
            @Nullable Integer capacity,
            @Nullable Long waitMillis) {}

    record LeasesJson(List<GrantJson> leases) {}

    /**
     * @param fence to be sent with every heartbeat and with the result
     * @param seed of the lineage's genesis
     * @param history the effects of all steps before
     */
    record GrantJson(
            String jobId,
            String fence,
            String lineage,
            String slotIndex,
            String seed,
            List<String> history,
            String oldRoot,
            String effect,
            long leaseMillis) {
        static GrantJson of(Grant grant) {
            return new GrantJson(
                    grant.job().hex(),
                    Long.toUnsignedString(grant.fence()),
                    grant.slot().lineage().hex(),
                    Long.toUnsignedString(grant.slot().index()),
                    Long.toString(grant.seed()),
                    grant.history().stream().map(Bytes32::hex).toList(),
                    grant.oldRoot().hex(),
                    grant.effect().hex(),
                    grant.leaseMillis());
        }
    }

    record Beat(String fence) {}

    /** @param stop whether the work is not wanted any more; then {@code reason} says why */
    record AnswerJson(boolean stop, @Nullable String reason) {
        static AnswerJson of(WorkerAnswer answer) {
            return switch (answer) {
                case WorkerAnswer.GoOn() -> new AnswerJson(false, null);
                case WorkerAnswer.Stop(var reason) -> new AnswerJson(true, reason.code());
            };
        }
    }

    /** Waits until a job's turn has come, at most as long as the worker wishes; then it may be none. */
    @PostMapping("/leases")
    LeasesJson lease(@RequestBody LeaseWish wish) throws InterruptedException {
        if (wish.worker().isBlank() || wish.worker().length() > Lease.WORKER_NAME_MAX) {
            throw new IllegalArgumentException("a worker's name has 1 to " + Lease.WORKER_NAME_MAX + " characters");
        }
        int capacity = wish.capacity() == null ? 1 : Math.clamp(wish.capacity(), 1, Limits.CAPACITY_MAX);
        long waitMillis = wish.waitMillis() == null ? 0 : Math.clamp(wish.waitMillis(), 0, WAIT_MILLIS_MAX);
        long until = System.nanoTime() + Duration.ofMillis(waitMillis).toNanos();
        List<Grant> grants = grants(wish.worker(), capacity);
        while (grants.isEmpty() && System.nanoTime() < until) {
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
            grants = grants(wish.worker(), capacity);
        }
        return new LeasesJson(grants.stream().map(GrantJson::of).toList());
    }

    private List<Grant> grants(String worker, int capacity) {
        return owner.ask((core, now) -> core.lease(worker, capacity, now));
    }

    @PostMapping("/jobs/{id}/heartbeat")
    AnswerJson heartbeat(@PathVariable String id, @RequestBody Beat beat) {
        JobId job = JobId.parseHex(id);
        long fence = Decimals.parseUnsignedLong(beat.fence());
        return AnswerJson.of(owner.ask((core, now) -> core.heartbeat(job, fence, now)));
    }

    /** The body is the proof, at most 1 MiB. It is checked after this returns. */
    @PostMapping(path = "/jobs/{id}/result", consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    AnswerJson result(
            @PathVariable String id,
            @RequestParam String fence,
            @RequestParam String newRoot,
            @RequestBody byte[] proof) {
        if (proof.length > Made.PROOF_BYTES_MAX) {
            throw new Refusal(EdgeReason.OVERSIZED, "a proof has at most " + Made.PROOF_BYTES_MAX + " bytes");
        }
        JobId job = JobId.parseHex(id);
        long token = Decimals.parseUnsignedLong(fence);
        Made made = new Made(Bytes32.parseHex(newRoot), Bytes.wrap(proof));
        return AnswerJson.of(owner.ask((core, now) -> core.result(job, token, made, now)));
    }

    /** The worker could not prove it. */
    @PostMapping("/jobs/{id}/failure")
    AnswerJson failure(@PathVariable String id, @RequestBody Beat beat) {
        JobId job = JobId.parseHex(id);
        long fence = Decimals.parseUnsignedLong(beat.fence());
        return AnswerJson.of(owner.ask((core, now) -> core.failure(job, fence, now)));
    }
}
