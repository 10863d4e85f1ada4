package org.causality.libp2p.gossip.router;

import org.causality.libp2p.gossip.rpc.RpcLimits;
import org.causality.libp2p.gossip.score.PeerScore;

/**
 * All settings of a router.
 *
 * @param mesh mesh sizes
 * @param timing durations
 * @param limits bounds of what is kept
 * @param rpcLimits bounds of a frame
 * @param score what peers earn and forfeit beside the topics, and what it means
 * @param relaying how others' messages go on
 * @param floodPublish whether our own messages go to all peers of the topic instead of the mesh alone
 * @param exchangePeersMax peers named in a PRUNE of ours, with their signed records; with 0 we name nobody
 * @param idontwantBytesMin length from which on it pays to tell others not to send a message
 */
public record GossipSettings(
        MeshSizes mesh,
        Timing timing,
        RouterLimits limits,
        RpcLimits rpcLimits,
        PeerScore score,
        Relaying relaying,
        boolean floodPublish,
        int exchangePeersMax,
        int idontwantBytesMin) {
    /** go-libp2p's: an IDONTWANT is a hundred bytes with all that is around it. */
    private static final int IDONTWANT_BYTES_MIN = 1_024;

    /** The defaults of all parts, flood publish on, nobody named in PRUNE. */
    public static GossipSettings defaults() {
        return new GossipSettings(
                MeshSizes.defaults(),
                Timing.defaults(),
                RouterLimits.defaults(),
                RpcLimits.defaults(),
                PeerScore.defaults(),
                Relaying.defaults(),
                true,
                0,
                IDONTWANT_BYTES_MIN);
    }

    /** The same with other mesh sizes. */
    public GossipSettings withMesh(MeshSizes other) {
        return new GossipSettings(
                other, timing, limits, rpcLimits, score, relaying, floodPublish, exchangePeersMax, idontwantBytesMin);
    }

    /** The same with other durations. */
    public GossipSettings withTiming(Timing other) {
        return new GossipSettings(
                mesh, other, limits, rpcLimits, score, relaying, floodPublish, exchangePeersMax, idontwantBytesMin);
    }

    /** The same with other bounds. */
    public GossipSettings withLimits(RouterLimits other) {
        return new GossipSettings(
                mesh, timing, other, rpcLimits, score, relaying, floodPublish, exchangePeersMax, idontwantBytesMin);
    }

    /** The same with other bounds of a frame. */
    public GossipSettings withRpcLimits(RpcLimits other) {
        return new GossipSettings(
                mesh, timing, limits, other, score, relaying, floodPublish, exchangePeersMax, idontwantBytesMin);
    }

    /** The same with another peer score. */
    public GossipSettings withScore(PeerScore other) {
        return new GossipSettings(
                mesh, timing, limits, rpcLimits, other, relaying, floodPublish, exchangePeersMax, idontwantBytesMin);
    }

    /** The same with another way of passing messages on. */
    public GossipSettings withRelaying(Relaying other) {
        return new GossipSettings(
                mesh, timing, limits, rpcLimits, score, other, floodPublish, exchangePeersMax, idontwantBytesMin);
    }

    /** The same with flood publish on or off. */
    public GossipSettings withFloodPublish(boolean on) {
        return new GossipSettings(
                mesh, timing, limits, rpcLimits, score, relaying, on, exchangePeersMax, idontwantBytesMin);
    }

    /** The same, naming so many peers in a PRUNE; 16 is what go-libp2p names. */
    public GossipSettings withExchange(int peersMax) {
        return new GossipSettings(
                mesh, timing, limits, rpcLimits, score, relaying, floodPublish, peersMax, idontwantBytesMin);
    }

    /** The same, telling others not to send messages from that length on. */
    public GossipSettings withIdontwantFrom(int bytesMin) {
        return new GossipSettings(
                mesh, timing, limits, rpcLimits, score, relaying, floodPublish, exchangePeersMax, bytesMin);
    }
}
