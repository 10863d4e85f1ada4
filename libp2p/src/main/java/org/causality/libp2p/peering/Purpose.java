package org.causality.libp2p.peering;

/** What a connection that we make is for. */
public enum Purpose {
    /** One of the outbound links. */
    OUTBOUND,
    /** An outbound link that stood before the restart. */
    ANCHOR,
    /** Only to see whether the address is good. */
    FEELER,
    /** A permanent link to a peer of the operators' list. */
    OPERATOR
}
