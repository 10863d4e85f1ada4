package org.causality.libp2p.host;

import java.util.List;
import org.causality.libp2p.identity.PeerRecord;
import org.causality.libp2p.identity.SignedEnvelope;
import org.causality.libp2p.multiformats.Multiaddr;
import org.jspecify.annotations.Nullable;

/**
 * What a peer said of itself by identify.
 *
 * @param protocols protocols it answers, as sent, at most a bounded number
 * @param listenAddresses where it says it listens; unproven
 * @param observedAddress how it sees us, or null
 * @param protocolVersion its network, e.g. {@code ipfs/0.1.0}; may be empty
 * @param agentVersion its program; may be empty
 * @param record its addresses under its own signature, verified, or null
 * @param recordEnvelope the record as it was signed, to be given on, or null where there is no record
 */
public record Identified(
        List<String> protocols,
        List<Multiaddr> listenAddresses,
        @Nullable Multiaddr observedAddress,
        String protocolVersion,
        String agentVersion,
        @Nullable PeerRecord record,
        @Nullable SignedEnvelope recordEnvelope) {
    /** Copies the lists. */
    public Identified {
        protocols = List.copyOf(protocols);
        listenAddresses = List.copyOf(listenAddresses);
    }

    /** What a peer said without a record that could be given on. */
    public Identified(
            List<String> protocols,
            List<Multiaddr> listenAddresses,
            @Nullable Multiaddr observedAddress,
            String protocolVersion,
            String agentVersion,
            @Nullable PeerRecord record) {
        this(protocols, listenAddresses, observedAddress, protocolVersion, agentVersion, record, null);
    }
}
