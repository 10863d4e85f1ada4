package org.causality.libp2p.noise;

import org.causality.libp2p.identity.PeerId;
import org.causality.libp2p.identity.PublicKey;
import org.jspecify.annotations.Nullable;

/**
 * What a handshake gave.
 *
 * @param remoteKey the peer's identity key, proven
 * @param remotePeer its peer id
 * @param muxer the muxer agreed within the handshake, or null when multistream must decide
 * @param transport the two sealed directions
 */
public record NoiseSession(
        PublicKey remoteKey, PeerId remotePeer, @Nullable String muxer, NoiseTransport transport) {}
