package org.causality.propagation.checkpoint;

import org.causality.model.codec.Bytes32;
import org.causality.model.message.Checkpoint;
import org.causality.model.message.CheckpointId;
import org.causality.model.message.LamportTime;
import org.causality.model.network.Genesis;
import org.causality.model.network.OperatorSet;
import org.jspecify.annotations.Nullable;

/**
 * A certified checkpoint and who the operators are from there on; or the genesis, before there is one.
 *
 * @param checkpoint null for the genesis
 */
public record Anchor(@Nullable Checkpoint checkpoint, OperatorSet operators) {

    private static final CheckpointId GENESIS = new CheckpointId(new Bytes32(0, 0, 0, 0));

    public static Anchor of(Genesis genesis) {
        return new Anchor(null, genesis.operators());
    }

    /** Zero for the genesis. */
    public CheckpointId id() {
        return checkpoint == null ? GENESIS : checkpoint.id();
    }

    /** What a checkpoint that rests on this one names as its previous. */
    @Nullable CheckpointId named() {
        return checkpoint == null ? null : checkpoint.id();
    }

    /** The anchor a checkpoint says it rests on. */
    static CheckpointId under(Checkpoint checkpoint) {
        CheckpointId previous = checkpoint.previous();
        return previous == null ? GENESIS : previous;
    }

    public LamportTime floor() {
        return checkpoint == null ? LamportTime.ZERO : checkpoint.floor();
    }

    /** Messages at or below the floor. */
    public long count() {
        return checkpoint == null ? 0 : checkpoint.count();
    }
}
