package org.causality.orchestrator.proof;

import java.io.IOException;
import org.causality.model.codec.Bytes;
import org.causality.model.computation.BlobRef;

/** The port to where proofs are kept and fetched from peers. */
public interface BlobStore {
    BlobRef put(Bytes blob) throws IOException;

    Answer get(BlobRef blob) throws IOException;

    /** What the store says to a question. */
    sealed interface Answer {
        record Found(Bytes blob) implements Answer {}

        /** It is being fetched. */
        record NotYet(long retryAfterMillis) implements Answer {}
    }
}
