package org.causality.gateway.adapter.libp2p;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.causality.gateway.mesh.Mesh;
import org.causality.gateway.mesh.PeerLink;
import org.causality.libp2p.host.Connection;
import org.causality.libp2p.host.ConnectionListener;
import org.causality.libp2p.host.Identified;
import org.causality.libp2p.identity.KeyType;
import org.causality.model.codec.Bytes;

/**
 * Tells connections as the mesh port names them, one after the other: a connection that ends while it is told would else stay
 * for good. Holds one entry per open connection, which the host bounds.
 */
final class ConnectionEvents implements ConnectionListener {

    private final Mesh.Peers events;
    private final AtomicLong numbers = new AtomicLong();
    private final Map<Connection, PeerLink> links = new ConcurrentHashMap<>();

    ConnectionEvents(Mesh.Peers events) {
        this.events = events;
    }

    @Override
    public synchronized void connected(Connection connection) {
        PeerLink link = link(connection);
        if (links.putIfAbsent(connection, link) == null) {
            events.connected(link);
        }
    }

    /** A connection from before we listened: told once, whichever of the two ways comes first. */
    void present(Connection connection) {
        connected(connection);
        Identified about = connection.identified();
        if (about != null) {
            identified(connection, about);
        }
        if (!connection.isOpen()) {
            disconnected(connection);
        }
    }

    @Override
    public void identified(Connection connection, Identified about) {
        events.identified(connection.remotePeer().toString(), about.agentVersion(), about.protocols());
    }

    @Override
    public synchronized void disconnected(Connection connection) {
        PeerLink link = links.remove(connection);
        if (link != null) {
            events.disconnected(link);
        }
    }

    private PeerLink link(Connection connection) {
        boolean ed25519 = connection.remoteKey().type() == KeyType.ED25519;
        return new PeerLink(
                numbers.incrementAndGet(),
                connection.remotePeer().toString(),
                ed25519 ? Bytes.wrap(connection.remoteKey().data()) : Bytes.EMPTY,
                connection.remoteAddress().toString(),
                connection.outbound());
    }
}
