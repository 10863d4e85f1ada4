package org.causality.libp2p.gossip.router;

import org.causality.libp2p.gossip.rpc.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * What the application has of a message that travels in parts; it does not change: when there is more, another one is
 * published. How parts and metadata are written, and how parts are verified, only the application knows. All methods are
 * quick and total: they answer for any bytes that a peer may send, and never throw.
 */
public interface PartialMessage {
    /** Names the whole message, without knowledge of its content; 1 to 256 bytes. */
    Bytes group();

    /** What we have and want of it; at most 2 KiB. */
    Bytes metadata();

    /** Parts to send unasked to peers of whom we do not know yet what they have; null for none. */
    @Nullable Parts eager();

    /** The parts that we have and a peer with {@code theirMetadata} does not; null for none. */
    @Nullable Parts missing(Bytes theirMetadata);

    /**
     * Parts on their way to a peer.
     *
     * @param parts the parts
     * @param afterwards the metadata that the peer has when they arrive, so that nothing is sent twice
     */
    record Parts(Bytes parts, Bytes afterwards) {}
}
