package org.causality.simulator.node;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.causality.libp2p.gossip.rpc.Rpc;
import org.causality.libp2p.gossip.rpc.RpcCodec;
import org.causality.libp2p.gossip.rpc.RpcLimits;
import org.causality.libp2p.multiformats.Varint;
import org.causality.model.wire.ReconMessage;
import org.causality.simulator.check.Invariant;
import org.causality.simulator.check.Witness;

/** Lets one of so many frames be written and read as on a wire; the others are handed over as they are. */
final class Codecs {
    private final int every;
    private final RpcLimits limits;
    private final RpcCodec codec;
    private final Witness witness;
    private long seen;
    private long through;

    Codecs(int every, RpcLimits limits, Witness witness) {
        this.every = every;
        this.limits = limits;
        this.codec = new RpcCodec(limits);
        this.witness = witness;
    }

    Rpc pass(int node, Rpc rpc) {
        if (seen++ % every != 0) {
            return rpc;
        }
        through++;
        byte[] written = codec.encode(rpc);
        ByteBuffer in = ByteBuffer.wrap(written);
        byte[] frame = new byte[Varint.readLength(in, limits.frameBytesMax())];
        in.get(frame);
        Rpc read = codec.decode(frame);
        if (!Arrays.equals(codec.encode(read), written)) {
            witness.violated(Invariant.CODEC, node, "a frame of gossip is another one when read");
            return read;
        }
        // The same to the byte: of messages, which nodes keep, the one object for all goes on.
        return new Rpc(read.subscriptions(), rpc.messages(), read.control(), read.partial());
    }

    ReconMessage pass(int node, ReconMessage message) {
        if (seen++ % every != 0) {
            return message;
        }
        through++;
        ReconMessage read = ReconMessage.decode(message.encode()).orThrow();
        if (!read.equals(message)) {
            witness.violated(Invariant.CODEC, node, "a frame of recovery is another one when read");
        }
        return read;
    }

    long count() {
        return through;
    }
}
