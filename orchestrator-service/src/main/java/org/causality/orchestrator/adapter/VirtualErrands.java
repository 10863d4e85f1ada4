package org.causality.orchestrator.adapter;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.codec.DomainTag;
import org.causality.model.computation.BlobRef;
import org.causality.model.computation.ProofAnnouncement;
import org.causality.model.computation.VerifierId;
import org.causality.model.network.ChainId;
import org.causality.orchestrator.core.Errand;
import org.causality.orchestrator.core.Input;
import org.causality.orchestrator.owner.CoreOwner;
import org.causality.orchestrator.owner.ErrandRunner;
import org.causality.orchestrator.owner.UnavailableException;
import org.causality.orchestrator.proof.BlobStore;
import org.causality.orchestrator.proof.ProofVerdict;
import org.causality.orchestrator.proof.Receipts;
import org.causality.orchestrator.proof.Submission;
import org.causality.orchestrator.proof.TransactionSigner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs errands on virtual threads. */
final class VirtualErrands implements ErrandRunner {
    /** Proofs of up to 1 MiB each are in memory, and checking one takes a processor. */
    private static final int RUNNING_MAX = 16;

    private static final Logger LOG = LoggerFactory.getLogger(VirtualErrands.class);

    private final Neighbourhood neighbours;
    private final Times times;
    private final Semaphore running = new Semaphore(RUNNING_MAX);
    private volatile Consumer<Input> outcomes = _ -> {};

    VirtualErrands(Neighbourhood neighbours, Times times) {
        this.neighbours = neighbours;
        this.times = times;
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
                outcomes.accept(timed(errand));
            } finally {
                running.release();
            }
        });
    }

    private Input timed(Errand errand) {
        long start = System.nanoTime();
        Input outcome = outcome(errand);
        times.ran(errand.getClass().getSimpleName(), !(outcome instanceof Input.ErrandFailed), since(start));
        return outcome;
    }

    private static Duration since(long startNanos) {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }

    private Input outcome(Errand errand) {
        try {
            return switch (errand) {
                case Errand.Fetch fetch -> fetched(fetch);
                case Errand.Check(var job, long fence, var program, var inputs, var proof) ->
                    new Input.ProofChecked(job, fence, checked(program, inputs, proof));
                case Errand.Keep(var job, var proof) -> new Input.BlobKept(job, kept(proof));
                case Errand.Watch(var job, var chain, var contract, var slot) -> {
                    neighbours.watches().watch(chain, contract, slot);
                    yield new Input.Watched(job);
                }
                case Errand.Sign(var job, var chain, var contract, var purchase) ->
                    new Input.Signed(job, signer(chain).sign(chain, contract, purchase));
                case Errand.Submit submit -> sent(submit);
                case Errand.Inquire inquire -> became(inquire);
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

    private TransactionSigner signer(ChainId chain) throws IOException {
        TransactionSigner signer = neighbours.signer();
        if (signer == null) {
            throw new IOException("this operator has no signer for " + chain);
        }
        return signer;
    }

    private Input sent(Errand.Submit submit) throws IOException {
        return switch (neighbours.submission().submit(submit.chain(), submit.signed())) {
            case Submission.Answer.Taken(var transaction) -> new Input.PurchaseSent(submit.job(), transaction);
            case Submission.Answer.NonceSpent() -> new Input.NonceSpent(submit);
        };
    }

    /** Only a failure for good is news: that it succeeded is told by the fact that shows it. */
    private Input became(Errand.Inquire inquire) throws IOException {
        return switch (neighbours.receipts().receipt(inquire.chain(), inquire.transaction())) {
            case Receipts.Outcome.Included included
            when included.hasFailed() -> new Input.PurchaseReverted(inquire.job(), inquire.transaction());
            case Receipts.Outcome.Included(boolean reverted, var finality) ->
                new Input.ErrandFailed(inquire, 0, finality + (reverted ? ", reverted" : ", succeeded"));
            case Receipts.Outcome.Pending() -> new Input.ErrandFailed(inquire, 0, "it is in no block");
        };
    }

    private ProofVerdict checked(VerifierId program, List<Bytes32> publicInputs, Bytes proof) {
        long start = System.nanoTime();
        ProofVerdict verdict = neighbours.check().check(program, publicInputs, proof);
        times.verified(verdict instanceof ProofVerdict.Valid, since(start));
        return verdict;
    }

    private BlobRef kept(Bytes proof) throws IOException {
        BlobRef kept = neighbours.blobs().put(proof);
        if (!isOf(proof, kept)) {
            throw new IOException("the blob store kept something else");
        }
        return kept;
    }

    private Input fetched(Errand.Fetch fetch) throws IOException {
        ProofAnnouncement proof = fetch.proof();
        return switch (neighbours.blobs().get(proof.blob())) {
            case BlobStore.Answer.NotYet(long retryAfterMillis) ->
                new Input.ErrandFailed(fetch, retryAfterMillis, "it is being fetched");
            case BlobStore.Answer.Found(Bytes bytes) ->
                isOf(bytes, proof.blob())
                        ? new Input.ClaimChecked(proof.job(), checked(proof.verifier(), proof.publicInputs(), bytes))
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
