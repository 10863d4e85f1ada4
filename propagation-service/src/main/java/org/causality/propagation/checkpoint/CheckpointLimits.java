package org.causality.propagation.checkpoint;

/**
 * Every bound of the core with what happens at it.
 *
 * @param lagMillis for how long this node must have seen times above a floor before it claims it: how long a partition may
 *     last
 * @param everyMillis between two claims of its own accord
 * @param joinPauseMillis between two claims when another member claimed a floor first; shorter, so that claims meet
 * @param noteMillis between two floors whose passing is noted, so that {@code lagMillis / noteMillis} of them are kept
 * @param sumWaitMillis after that a root that was asked for is asked for again
 * @param operatorsMax whose claims and approvals are kept; those of more are refused
 * @param floorsPerOperatorMax claimed and not yet settled; at it the operator's lowest goes
 * @param epochsPerOperatorMax approved and not yet in force; at it the operator's highest goes
 * @param variantsMax different things one operator says of one floor or epoch; at it that of the lowest incarnation goes
 * @param settledDepth as many certified checkpoints rest on a settled one; only below it is anything forgotten
 */
public record CheckpointLimits(
        long lagMillis,
        long everyMillis,
        long joinPauseMillis,
        long noteMillis,
        long sumWaitMillis,
        int operatorsMax,
        int floorsPerOperatorMax,
        int epochsPerOperatorMax,
        int variantsMax,
        int settledDepth) {

    /** The partition horizon: a node that was away for less finds everything it missed (protocol §7). */
    public static final long LAG_MILLIS_MIN = 24 * 60 * 60_000L;

    public static final CheckpointLimits DEFAULT =
            new CheckpointLimits(LAG_MILLIS_MIN, 600_000, 60_000, 60_000, 120_000, 512, 64, 4, 8, 2);

    public CheckpointLimits {
        if (variantsMax < 2 || settledDepth < 1 || joinPauseMillis > everyMillis) {
            throw new IllegalArgumentException("two variants show a conflict, and joining is no slower than claiming");
        }
    }
}
