package org.causality.libp2p.gossip.router;

/** What the application says about a message. */
public enum Verdict {
    /** Good: mark seen, pass on. */
    ACCEPT,
    /** Not for us now (queue full, no budget, too early): nobody is to blame, and it may come again. */
    IGNORE,
    /** Wrong in itself: everybody who sent these bytes is to blame. */
    REJECT
}
