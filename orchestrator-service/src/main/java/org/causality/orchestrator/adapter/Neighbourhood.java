package org.causality.orchestrator.adapter;

import org.causality.orchestrator.proof.BlobStore;
import org.causality.orchestrator.proof.ProofCheck;
import org.causality.orchestrator.proof.Receipts;
import org.causality.orchestrator.proof.Submission;
import org.causality.orchestrator.proof.TransactionSigner;
import org.causality.orchestrator.proof.Watches;
import org.jspecify.annotations.Nullable;

/**
 * Whom errands are run to.
 *
 * @param signer absent when this operator sends no purchases; then none are asked for
 */
record Neighbourhood(
        BlobStore blobs,
        ProofCheck check,
        Submission submission,
        Watches watches,
        Receipts receipts,
        @Nullable TransactionSigner signer) {}
