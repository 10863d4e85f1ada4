package org.causality.libp2p.host;

import java.util.List;
import java.util.concurrent.Executor;
import org.causality.libp2p.identity.PeerId;
import org.causality.libp2p.identity.PublicKey;
import org.causality.libp2p.multiformats.Multiaddr;
import org.jspecify.annotations.Nullable;

/** A secured, multiplexed connection to one peer. Safe from any thread. */
public interface Connection {
    /** The peer at the other end, proven by its signature. */
    PeerId remotePeer();

    /** Its identity key. */
    PublicKey remoteKey();

    /** The address at the other end, without the {@code /p2p} part. */
    Multiaddr remoteAddress();

    /** Whether we dialled. */
    boolean outbound();

    /** Whether streams can still be opened. */
    boolean isOpen();

    /** What the peer said of itself, or null until it has. */
    @Nullable Identified identified();

    /** As {@link Host#newStream(PeerId, List)}, on this connection. Blocks. */
    P2pStream newStream(List<String> protocols) throws StreamRefusedException;

    /**
     * Opens a stream for a protocol that the peer is taken to speak, as identify has told: what is written leaves together
     * with the proposal, one round trip earlier than with {@link #newStream}. A peer that does not speak it aborts the
     * stream. Blocks only until the event loop comes round. Who cannot do that opens a stream in the ordinary way.
     */
    default P2pStream newStreamAssuming(String protocol) throws StreamRefusedException {
        return newStream(List.of(protocol));
    }

    /** The event loop on which all callbacks of this connection and its streams run. */
    Executor executor();

    /** How full it is. */
    ConnectionGauges gauges();

    /** Says go away and closes; open streams are aborted. Returns at once. */
    void close();
}
