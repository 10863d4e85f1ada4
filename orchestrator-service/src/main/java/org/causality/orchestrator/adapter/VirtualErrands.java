package org.causality.orchestrator.adapter;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.codec.DomainTag;
import org.causality.model.computation.BlobRef;
import org.causality.model.computation.ProofAnnouncement;
import org.causality.orchestrator.core.Errand;
import org.causality.orchestrator.core.Input;
import org.causality.orchestrator.owner.CoreOwner;
import org.causality.orchestrator.owner.ErrandRunner;
import org.causality.orchestrator.owner.UnavailableException;
import org.causality.orchestrator.proof.BlobStore;
import org.causality.orchestrator.proof.ProofCheck;
import org.causality.orchestrator.proof.Submission;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs errands on virtual threads. */
final class VirtualErrands implements ErrandRunner {
    /** Proofs of up to 1 MiB each are in memory, and checking one takes a processor. */
    private static final int RUNNING_MAX = 16;

    private static final Logger LOG = LoggerFactory.getLogger(VirtualErrands.class);

    private final BlobStore blobs;
    private final ProofCheck check;
    private final Submission submission;
    private final Semaphore running = new Semaphore(RUNNING_MAX);
    private volatile Consumer<Input> outcomes = _ -> {};

    VirtualErrands(BlobStore blobs, ProofCheck check, Submission submission) {
        this.blobs = blobs;
        this.check = check;
        this.submission = submission;
    }

    /** The owner and its runner know each other. */
    void reportTo(CoreOwner owner) {
        outcomes = input -> {
            try {
                owner.submit(List.of(input), Map.of());
            } catch (UnavailableException e) {
                LOG.debug("An errand's outcome is not wanted: {}", e.getMessage());
            }
        };
    }

    @Override
    public void run(Errand errand) {
        Thread.ofVirtual().name("errand").start(() -> {
            running.acquireUninterruptibly();
            try {
                outcomes.accept(outcome(errand));
            } finally {
                running.release();
            }
        });
    }

    private Input outcome(Errand errand) {
        try {
            return switch (errand) {
                case Errand.Fetch fetch -> fetched(fetch);
                case Errand.Check(var job, long fence, var program, var inputs, var proof) ->
                    new Input.ProofChecked(job, fence, check.check(program, inputs, proof));
                case Errand.Keep(var job, var proof) -> new Input.BlobKept(job, kept(proof));
                case Errand.Submit(var job, var chain, var purchase) ->
                    new Input.PurchaseSent(job, submission.submit(chain, purchase));
            };
        } catch (IOException | RuntimeException e) {
            LOG.warn(
                    "{} {} waits: {}",
                    errand.job().value().shortHex(),
                    errand.getClass().getSimpleName(),
                    e.toString());
            return new Input.ErrandFailed(errand, 0, e.toString());
        }
    }

    private BlobRef kept(Bytes proof) throws IOException {
        BlobRef kept = blobs.put(proof);
        if (!isOf(proof, kept)) {
            throw new IOException("the blob store kept something else");
        }
        return kept;
    }

    private Input fetched(Errand.Fetch fetch) throws IOException {
        ProofAnnouncement proof = fetch.proof();
        return switch (blobs.get(proof.blob())) {
            case BlobStore.Answer.NotYet(long retryAfterMillis) ->
                new Input.ErrandFailed(fetch, retryAfterMillis, "it is being fetched");
            case BlobStore.Answer.Found(Bytes bytes) ->
                isOf(bytes, proof.blob())
                        ? new Input.ClaimChecked(
                                proof.job(), check.check(proof.verifier(), proof.publicInputs(), bytes))
                        : new Input.ErrandFailed(fetch, 0, "the bytes are not those announced");
        };
    }

    /** Of a blob of several chunks the store has checked the tree; here only its size is looked at. */
    private static boolean isOf(Bytes bytes, BlobRef blob) {
        boolean oneChunk = blob.chunks() == 1;
        return bytes.size() == blob.sizeBytes()
                && (!oneChunk
                        || Bytes32.of(DomainTag.sha256().digest(bytes.toArray()))
                                .equals(blob.root()));
    }
}
