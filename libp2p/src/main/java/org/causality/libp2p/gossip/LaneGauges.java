package org.causality.libp2p.gossip;

/**
 * How full one lane of the queue for one peer is; its limits are in {@link ServiceLimits}.
 *
 * @param frames frames that wait
 * @param bytes their bytes
 */
public record LaneGauges(int frames, long bytes) {
    static final LaneGauges EMPTY = new LaneGauges(0, 0);

    /** The higher of each figure. */
    LaneGauges fuller(LaneGauges other) {
        return new LaneGauges(Math.max(frames, other.frames), Math.max(bytes, other.bytes));
    }
}
