package org.causality.libp2p.gossip.router;

import org.causality.libp2p.gossip.rpc.RpcLimits;

/**
 * All settings of a router.
 *
 * @param mesh mesh sizes
 * @param timing durations
 * @param limits bounds of what is kept
 * @param rpcLimits bounds of a frame
 * @param floodPublish whether our own messages go to all peers of the topic instead of the mesh alone
 */
public record GossipSettings(
        MeshSizes mesh, Timing timing, RouterLimits limits, RpcLimits rpcLimits, boolean floodPublish) {
    /** The defaults of all parts, flood publish on. */
    public static GossipSettings defaults() {
        return new GossipSettings(
                MeshSizes.defaults(), Timing.defaults(), RouterLimits.defaults(), RpcLimits.defaults(), true);
    }

    /** The same with other mesh sizes. */
    public GossipSettings withMesh(MeshSizes otherMesh) {
        return new GossipSettings(otherMesh, timing, limits, rpcLimits, floodPublish);
    }

    /** The same with other durations. */
    public GossipSettings withTiming(Timing otherTiming) {
        return new GossipSettings(mesh, otherTiming, limits, rpcLimits, floodPublish);
    }

    /** The same with other bounds. */
    public GossipSettings withLimits(RouterLimits otherLimits) {
        return new GossipSettings(mesh, timing, otherLimits, rpcLimits, floodPublish);
    }

    /** The same with other bounds of a frame. */
    public GossipSettings withRpcLimits(RpcLimits otherRpcLimits) {
        return new GossipSettings(mesh, timing, limits, otherRpcLimits, floodPublish);
    }

    /** The same with flood publish on or off. */
    public GossipSettings withFloodPublish(boolean on) {
        return new GossipSettings(mesh, timing, limits, rpcLimits, on);
    }
}
