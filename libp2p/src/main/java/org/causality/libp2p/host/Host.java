package org.causality.libp2p.host;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.causality.libp2p.identity.PeerId;
import org.causality.libp2p.identity.PrivateKey;
import org.causality.libp2p.multiformats.Multiaddr;
import org.jspecify.annotations.Nullable;

/**
 * One libp2p peer: an identity, its listeners, its connections and the protocols it answers. Safe from any thread. The
 * methods that block say so and belong on virtual threads.
 */
public interface Host extends AutoCloseable {
    /** Prepares a host with this identity. */
    static HostBuilder builder(PrivateKey identity) {
        return new HostBuilder(identity);
    }

    /** Our name. */
    PeerId peerId();

    /** Where we listen, with the real ports, without the {@code /p2p} part. */
    List<Multiaddr> listenAddresses();

    /** Where we listen, each address ending in our {@code /p2p} part: what another host's {@link #dial} takes. */
    List<Multiaddr> dialAddresses();

    /** Answers {@code protocol} with {@code handler} from now on and tells connected peers. */
    void handle(String protocol, StreamHandler handler);

    /** Stops answering {@code protocol}; open streams stay. */
    void unhandle(String protocol);

    /** Protocols that are answered, sorted. */
    List<String> protocols();

    /**
     * Connects and secures; blocks at most the dial timeout. An address that ends in {@code /p2p/…} is held to that
     * peer, and an open connection to that peer is returned as it is.
     *
     * @throws DialException when the peer cannot be reached, is not the one named, or does not speak our protocols
     */
    Connection dial(Multiaddr address) throws DialException;

    /**
     * As {@link #dial}, but makes one more connection also when there is one. It is the caller's to close.
     *
     * @throws DialException as {@link #dial}, and for an address that names no peer
     */
    Connection dialAgain(Multiaddr address) throws DialException;

    /**
     * Connects to a peer at the first of its addresses that answers, in the order of {@link HostBuilder#prefer}; blocks at
     * most the dial timeout for each of four. One that failed lately is left out for a pause, which doubles each time.
     *
     * @param addresses where the peer is said to be, each ending in its {@code /p2p} part
     * @throws DialException when none answers, or all are left out
     */
    Connection dialAny(List<Multiaddr> addresses) throws DialException;

    /** From now on these addresses of ours are told to nobody; connected peers are told so. */
    void withhold(Set<Multiaddr> addresses);

    /** An open connection to {@code peer}, the oldest where there are several, or null. */
    @Nullable Connection connection(PeerId peer);

    /**
     * A second connection to a connected peer for what is large and can wait, so that nothing urgent waits behind it:
     * opened on first use, blocks at most the dial timeout then, and ends with the first. The first one itself where the
     * peer cannot be dialled or enough second ones are open; null when the peer is not connected.
     */
    @Nullable Connection bulk(PeerId peer);

    /** Second connections of now, and how often the first had to do. */
    BulkGauges bulkGauges();

    /** All open connections. */
    List<Connection> connections();

    /** Secured connections that were closed because there was no room for them, since the start. */
    long refusedConnections();

    /** Inbound connections that were closed at once because {@link HostLimits.Connections#handshakesMax} others were being secured. */
    long refusedHandshakes();

    /**
     * Opens a stream to a connected peer for the first of {@code protocols} that it speaks; blocks at most the stream
     * timeout.
     *
     * @throws StreamRefusedException when there is no connection, the peer speaks none of them, or a limit is reached
     */
    P2pStream newStream(PeerId peer, List<String> protocols) throws StreamRefusedException;

    /** As {@link #newStream(PeerId, List)}. */
    default P2pStream newStream(PeerId peer, String... protocols) throws StreamRefusedException {
        return newStream(peer, List.of(protocols));
    }

    /** Tells {@code listener} about every connection from now on. */
    void listen(ConnectionListener listener);

    /** Round trip of one ping; blocks at most the stream timeout. */
    Duration ping(PeerId peer) throws IOException;

    /** Closes listeners and connections; blocks until they are closed, for a few seconds at most. */
    @Override
    void close();
}
