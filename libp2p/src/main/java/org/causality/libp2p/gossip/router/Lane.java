package org.causality.libp2p.gossip.router;

/** Where a frame queues on its way out; what stands first leaves first. */
public enum Lane {
    /** Subscriptions, mesh and gossip control: small, and everything else rests on it. */
    CONTROL,
    /** Messages of topics that cannot wait, and our own: nobody else would send them. */
    URGENT,
    /** All other messages. */
    NORMAL,
    /** Announcements and requests: what they say is soon out of date, and is said again. */
    GOSSIP
}
