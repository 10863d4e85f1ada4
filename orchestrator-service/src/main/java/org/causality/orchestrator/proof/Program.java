package org.causality.orchestrator.proof;

import org.causality.model.codec.Bytes32;
import org.causality.model.computation.VerifierId;

/**
 * What the lineages compute. A proof shows that a new root follows from an old one by an effect somewhere in the state; that
 * it is the very place the program names is seen by computing it again, which takes a few hashes. Thread safe, pure.
 */
public interface Program {
    /** The id of the verifying key its proofs are for. */
    VerifierId verifier();

    State genesis(long seed);

    /** A state of the program; does not change. */
    interface State {
        Bytes32 root();

        /** @throws IllegalArgumentException the effect is no element of the program's field */
        State after(Bytes32 effect);
    }
}
