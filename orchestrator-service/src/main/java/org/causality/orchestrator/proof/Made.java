package org.causality.orchestrator.proof;

import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;

/**
 * A step as a worker made it.
 *
 * @param newRoot what the step leaves behind
 * @param proof 1 byte to {@link #PROOF_BYTES_MAX}
 */
public record Made(Bytes32 newRoot, Bytes proof) {
    public static final int PROOF_BYTES_MAX = 1024 * 1024;

    public Made {
        if (proof.isEmpty() || proof.size() > PROOF_BYTES_MAX) {
            throw new IllegalArgumentException("a proof has 1 to " + PROOF_BYTES_MAX + " bytes");
        }
    }
}
