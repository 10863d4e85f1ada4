package org.causality.libp2p.gossip.router;

/** Where a frame queues on its way out; what stands first leaves first. */
public enum Lane {
    /** Subscriptions, mesh and gossip control: small, and everything else rests on it. */
    CONTROL,
    /** Messages of topics that cannot wait. */
    URGENT,
    /** All other messages. */
    NORMAL
}
