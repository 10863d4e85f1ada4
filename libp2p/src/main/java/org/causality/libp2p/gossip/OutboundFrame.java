package org.causality.libp2p.gossip;

import org.causality.libp2p.gossip.rpc.MessageId;
import org.jspecify.annotations.Nullable;

/**
 * An encoded frame, shared by the queues of all peers that it goes to; {@code id} names the message in it, if any.
 *
 * @param bytes changed by nobody
 */
@SuppressWarnings("ArrayRecordComponent") // passed on to the wire, never compared
record OutboundFrame(byte[] bytes, @Nullable MessageId id) {
    int length() {
        return bytes.length;
    }
}
