package org.causality.propagation.checkpoint;

import org.causality.model.message.Checkpoint;
import org.causality.model.message.LamportTime;
import org.causality.model.reason.CheckpointReason;

/** What the core wants done. */
public sealed interface Output {

    /** Keep this, so that a restart need not wait another day: times above the floor were seen since then. */
    record Note(LamportTime floor, long sinceMillis) implements Output {}

    /** Wants root and count of all judged messages above one floor and at or below another, in the total order. */
    record Sum(LamportTime above, LamportTime floor) implements Output {}

    /** This node's claim, to be published. */
    record Say(Checkpoint claim) implements Output {}

    /** The highest certified checkpoint is another one now. */
    record Certified(Anchor tip) implements Output {}

    /** Enough rests on this checkpoint: it is never taken back, and what it covers may be forgotten. */
    record Settled(Anchor base) implements Output {}

    /** A claim does not count. */
    record Refused(Vote<Checkpoint> claim, CheckpointReason reason) implements Output {}
}
