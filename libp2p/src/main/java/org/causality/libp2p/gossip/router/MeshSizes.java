package org.causality.libp2p.gossip.router;

/**
 * How many peers a topic's mesh has. A network smaller than that is fine: everybody is in the mesh.
 *
 * @param target D, what the heartbeat aims at
 * @param low Dlo, below which it grafts
 * @param high Dhi, above which it prunes
 * @param score Dscore, best mesh peers that are kept when the mesh is thinned; the others are chosen by chance
 * @param outbound Dout, mesh peers that we dialled ourselves, at least
 * @param lazy Dlazy, peers told of new messages at each heartbeat, at least
 * @param gossipFactor part of the other peers told of new messages at each heartbeat, at least
 */
public record MeshSizes(int target, int low, int high, int score, int outbound, int lazy, double gossipFactor) {
    /** Refuses sizes that the specification excludes. */
    public MeshSizes {
        if (low > target || target > high || outbound >= low || outbound > target / 2) {
            throw new IllegalArgumentException("mesh sizes need low <= target <= high, outbound < low and <= target/2");
        }
        if (score < 0 || score + outbound > target) {
            throw new IllegalArgumentException("mesh sizes need room for score and outbound peers within the target");
        }
    }

    /** 6/4/12/4/2/6, a quarter. */
    public static MeshSizes defaults() {
        return new MeshSizes(6, 4, 12, 4, 2, 6, 0.25);
    }
}
