package org.causality.propagation.causal;

import java.util.List;
import org.causality.model.message.LamportTime;
import org.causality.model.message.MessageId;

/**
 * The core's state as others may see it, taken between two turns.
 *
 * @param heads the highest heads, at most 32
 * @param verifiedTime the clock: the highest verified time
 * @param stableUpTo the lowest over the operators of their highest verified time; informational
 * @param delivered the last delivery sequence
 * @param floor computed times at and below may be missing from memory
 * @param settledFloor what the operators settled; bodies at and below may be gone
 */
public record CoreView(
        List<MessageId> heads,
        LamportTime verifiedTime,
        LamportTime stableUpTo,
        long delivered,
        long floor,
        LamportTime settledFloor,
        int heldBack,
        long heldBackBytes,
        int wanted,
        int draftsWaiting,
        int headers,
        int unverified) {

    public static final CoreView EMPTY =
            new CoreView(List.of(), LamportTime.ZERO, LamportTime.ZERO, 0, 0, LamportTime.ZERO, 0, 0, 0, 0, 0, 0);

    public CoreView {
        heads = List.copyOf(heads);
    }
}
