package org.causality.libp2p.host;

/** Hears of connections. Called on the connection's event loop: do not block. */
public interface ConnectionListener {
    /** A connection is secured and takes streams. */
    default void connected(Connection connection) {}

    /** The peer has told who it is and what it speaks; again whenever that changes. */
    default void identified(Connection connection, Identified about) {}

    /** A connection is gone; called once for each {@link #connected}. */
    default void disconnected(Connection connection) {}
}
