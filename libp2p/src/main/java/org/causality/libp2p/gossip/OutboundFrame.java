package org.causality.libp2p.gossip;

import io.netty.buffer.ByteBuf;
import java.util.List;
import org.causality.libp2p.gossip.rpc.Bytes;
import org.causality.libp2p.gossip.rpc.MessageId;
import org.jspecify.annotations.Nullable;

/** An encoded frame, shared by the queues of all peers that it goes to; {@code id} names the message in it, if any. */
record OutboundFrame(
        List<Bytes> parts, int length, @Nullable MessageId id) {
    static OutboundFrame of(List<Bytes> parts, @Nullable MessageId id) {
        return new OutboundFrame(
                List.copyOf(parts), parts.stream().mapToInt(Bytes::length).sum(), id);
    }

    void writeTo(ByteBuf out) {
        parts.forEach(part -> out.writeBytes(part.toBuffer()));
    }
}
