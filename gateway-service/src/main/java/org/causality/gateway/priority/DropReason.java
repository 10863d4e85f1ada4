package org.causality.gateway.priority;

/** Why something that waited was dropped. Nobody is blamed for any of them. */
public enum DropReason {
    /** Its peer has as many bytes waiting in the class as a peer may. */
    PEER_FULL,
    /** The class has as many bytes waiting as it may, and this one was the last in its row. */
    CLASS_FULL,
    /** Its turn came after its deadline. */
    EXPIRED,
    /** The class had been slow for so long that waiting only makes it slower. */
    SHED
}
