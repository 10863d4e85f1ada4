package org.causality.libp2p.kad;

/** Why a peer that asks us was refused; each has a counter. The stream is reset, nothing else happens. */
public enum Refusal {
    /** All inbound streams there may be are open. */
    STREAMS_FULL,
    /** The peer has all the streams open that one may have. */
    PEER_STREAMS_FULL,
    /** More requests on one stream than are answered. */
    REQUESTS_OVER,
    /** A request that does not follow the format. */
    MALFORMED,
    /** A frame too long, or one that did not come in time. */
    UNREADABLE,
    /** A request that is not granted, such as a record that its validator refuses. */
    NOT_GRANTED
}
