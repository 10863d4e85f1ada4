package org.causality.libp2p.gossip.rpc;

import java.util.Arrays;
import org.causality.libp2p.multiformats.Varint;
import org.causality.libp2p.proto.ProtoReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads one message of a frame that was found well formed. When it came in canonical form its own bytes are kept;
 * otherwise (fields out of order, repeated, unknown, long varints) it is written anew, so that everybody further on
 * checks the same bytes.
 */
final class MessageReader {
    private final byte[] frame;
    private final int from;
    private final int to;
    private final long[] spans = new long[Message.KEY + 1];

    private MessageReader(byte[] frame, int from, int to) {
        this.frame = frame;
        this.from = from;
        this.to = to;
        Arrays.fill(spans, ProtoReader.NONE);
    }

    static Message read(byte[] frame, int from, int to) {
        return new MessageReader(frame, from, to).read();
    }

    private Message read() {
        boolean ordered = fields(new ProtoReader(frame, from, to));
        Topic named = RpcEntries.topic(frame, spans[Message.TOPIC]);
        Message.Fields fields = new Message.Fields(
                view(Message.FROM),
                view(Message.DATA),
                view(Message.SEQNO),
                view(Message.SIGNATURE),
                view(Message.KEY));
        return ordered && canonicalSize() == to - from
                ? new Message(named, fields, Bytes.of(frame, from, to))
                : Message.of(named, fields);
    }

    private boolean fields(ProtoReader in) {
        boolean ordered = true;
        int last = 0;
        while (in.next()) {
            ordered &= in.field() > last && in.field() <= Message.KEY;
            last = in.field();
            if (last <= Message.KEY) {
                spans[last] = in.span(Integer.MAX_VALUE);
            } else {
                in.skip();
            }
        }
        return ordered;
    }

    private @Nullable Bytes view(int field) {
        return spans[field] == ProtoReader.NONE ? null : Bytes.of(frame, spans[field]);
    }

    private int canonicalSize() {
        int size = 0;
        for (long span : spans) {
            if (span != ProtoReader.NONE) {
                size += 1 + Varint.size(ProtoReader.length(span)) + ProtoReader.length(span);
            }
        }
        return size;
    }
}
