package org.causality.libp2p.gossip.rpc;

/** How many entries of each kind a frame holds. */
final class RpcCounts {
    int subscriptions;
    int messages;
    int entries;
    int ids;

    /** By field number of the control message. */
    final int[] controls = new int[RpcCodec.EXTENSIONS + 1];
}
