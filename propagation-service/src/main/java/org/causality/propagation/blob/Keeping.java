package org.causality.propagation.blob;

/** Why a blob is kept, in the order in which blobs leave. */
public enum Keeping {
    /** It came from a peer, and can come again. The one not read for longest leaves first. */
    FETCHED,
    /** A service of this node made it; nobody was told of it. Leaves for own ones only, after a time of grace. */
    OWN,
    /** This node told the network of it: it stays. */
    ANNOUNCED
}
