package org.causality.libp2p.addressbook;

/** What became of an address that was heard of. */
public enum Learned {
    /** It is in the book now. */
    ADDED,
    /** It was. */
    KNOWN,
    /** The book holds enough addresses of its group. */
    GROUP_FULL,
    /** The book holds enough addresses from that source. */
    SOURCE_FULL,
    /** Its place is taken by one that may be as good. */
    PLACE_TAKEN
}
