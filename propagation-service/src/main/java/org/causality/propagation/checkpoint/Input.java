package org.causality.propagation.checkpoint;

import org.causality.model.codec.Bytes32;
import org.causality.model.key.PublicKey;
import org.causality.model.message.Checkpoint;
import org.causality.model.message.LamportTime;
import org.causality.model.network.OperatorSetChange;

/** What can happen to the core. */
public sealed interface Input {

    /** Time passed; the causal core's clock stands there. */
    record Tick(LamportTime verified) implements Input {}

    /** A delivered Checkpoint message, of anybody, this node included. */
    record Claimed(Vote<Checkpoint> claim) implements Input {}

    /** A delivered OperatorSet message. */
    record Approved(Vote<OperatorSetChange> approval) implements Input {}

    /** A feed is void from here on (unsigned). */
    record Voided(PublicKey feed, long sequence) implements Input {}

    /** The answer to {@link Output.Sum}. */
    record Summed(LamportTime above, LamportTime floor, Bytes32 root, long count) implements Input {}
}
