package org.causality.libp2p.gossip.router;

/** What a peer does with parts of messages on a topic. Both sides say it when they take up the topic. */
public enum PartialMode {
    /** Whole messages only. */
    NONE,
    /** It sends parts to those who want them, and takes whole messages itself. */
    SUPPORTED,
    /** It wants parts, not whole messages. */
    REQUESTED
}
