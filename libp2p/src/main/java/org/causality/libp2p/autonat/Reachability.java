package org.causality.libp2p.autonat;

/** Whether others can dial an address of ours. */
public enum Reachability {
    /** Too few have tried. */
    UNKNOWN,
    /** A number of ours came back over it. */
    REACHABLE,
    /** Those who tried could not. */
    UNREACHABLE
}
