package org.causality.libp2p.gossip;

import io.netty.buffer.ByteBuf;
import java.util.List;
import org.causality.libp2p.gossip.rpc.Bytes;

/** An encoded frame, shared by the queues of all peers that it goes to. */
record OutboundFrame(List<Bytes> parts, int length) {
    static OutboundFrame of(List<Bytes> parts) {
        return new OutboundFrame(
                List.copyOf(parts), parts.stream().mapToInt(Bytes::length).sum());
    }

    void writeTo(ByteBuf out) {
        parts.forEach(part -> out.writeBytes(part.toBuffer()));
    }
}
