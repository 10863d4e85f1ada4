package org.causality.orchestrator.proof;

import java.util.List;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.computation.VerifierId;

/** The port to verifiers. Thread safe; a check takes milliseconds and fails only by its verdict. */
public interface ProofCheck {
    ProofVerdict check(VerifierId program, List<Bytes32> publicInputs, Bytes proof);
}
