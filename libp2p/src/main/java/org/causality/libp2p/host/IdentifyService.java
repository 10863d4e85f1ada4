package org.causality.libp2p.host;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.causality.libp2p.identify.IdentifyMessage;
import org.causality.libp2p.identity.PeerRecord;
import org.causality.libp2p.identity.PrivateKey;
import org.causality.libp2p.identity.SignedEnvelope;
import org.causality.libp2p.multiformats.Multiaddr;

/** Asks every new peer who it is, answers the same question at once, and pushes the answer when it has changed. */
final class IdentifyService {
    private static final System.Logger LOG = System.getLogger(IdentifyService.class.getName());
    private static final String NETWORK = "ipfs/0.1.0";

    /** How long changes of our protocols are gathered before peers are told. */
    private static final Duration PUSH_DELAY = Duration.ofMillis(50);

    private final NettyHost host;
    private final PrivateKey identity;
    private final String agentVersion;

    /** Connections whose push is planned: at most one each. */
    private final Map<Connection, Boolean> pushesDue = new ConcurrentHashMap<>();

    /** Connections that were to be told of a change before they had said whether they take pushes. */
    private final Map<Connection, Boolean> pushesMissed = new ConcurrentHashMap<>();

    IdentifyService(NettyHost host, PrivateKey identity, String agentVersion) {
        this.host = host;
        this.identity = identity;
        this.agentVersion = agentVersion;
    }

    void ask(MuxedConnection connection) {
        connection.open(List.of(IdentifyMessage.PROTOCOL), new MuxedStream.Opening() {
            @Override
            public void agreed(MuxedStream stream) {
                stream.closeWrite();
                Identification.read(stream, message -> heard(connection, message));
            }

            @Override
            public void refused(String why) {
                LOG.log(Level.DEBUG, "{0} does not identify itself: {1}", connection, why);
            }
        });
    }

    private void heard(MuxedConnection connection, IdentifyMessage message) {
        connection.heard(message);
        Identified about = Identification.judge(connection.said(), connection.remotePeer());
        connection.identified(about);
        host.identified(connection, about);
        if (pushesMissed.remove(connection) != null) {
            push(connection);
        }
    }

    void answer(P2pStream stream) {
        stream.write(message(stream.connection().remoteAddress()).toDelimitedBytes());
        stream.close();
    }

    private IdentifyMessage message(Multiaddr observed) {
        List<Multiaddr> addresses = host.announceAddresses();
        SignedEnvelope signed = new PeerRecord(host.peerId(), System.currentTimeMillis(), addresses).sign(identity);
        return new IdentifyMessage(
                identity.publicKey(), addresses, host.protocols(), observed, NETWORK, agentVersion, signed);
    }

    void takePush(P2pStream stream) {
        if (stream.connection() instanceof MuxedConnection connection) {
            Identification.read(stream, message -> heard(connection, message));
        }
    }

    void pushToAll() {
        for (Connection open : host.connections()) {
            if (open instanceof MuxedConnection connection && pushesDue.putIfAbsent(connection, true) == null) {
                var _ = connection.schedule(() -> push(connection), PUSH_DELAY);
            }
        }
    }

    void forget(MuxedConnection connection) {
        pushesDue.remove(connection);
        pushesMissed.remove(connection);
    }

    private void push(MuxedConnection connection) {
        pushesDue.remove(connection);
        Identified about = connection.identified();
        if (about == null && connection.isOpen()) {
            pushesMissed.put(connection, true);
            return;
        }
        if (!connection.isOpen() || about == null || !about.protocols().contains(IdentifyMessage.PUSH_PROTOCOL)) {
            return;
        }
        connection.open(List.of(IdentifyMessage.PUSH_PROTOCOL), new MuxedStream.Opening() {
            @Override
            public void agreed(MuxedStream stream) {
                stream.write(message(connection.remoteAddress()).toDelimitedBytes());
                stream.close();
            }

            @Override
            public void refused(String why) {
                LOG.log(Level.DEBUG, "{0} takes no push: {1}", connection, why);
            }
        });
    }
}
