package org.causality.libp2p.gossip.rpc;

import java.nio.ByteBuffer;
import org.causality.libp2p.identity.PeerId;
import org.causality.libp2p.identity.PublicKey;
import org.causality.libp2p.multiformats.Varint;
import org.causality.libp2p.proto.ProtoReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads one message. When it came in canonical form its own bytes are kept; otherwise (fields out of order, repeated,
 * unknown, long varints) it is written anew, so that everybody further on checks the same bytes.
 */
final class MessageReader {
    private final RpcLimits limits;
    private final FieldBudget budget;
    private @Nullable Bytes from;
    private @Nullable Bytes data;
    private @Nullable Bytes seqno;
    private @Nullable Topic topic;
    private @Nullable Bytes signature;
    private @Nullable Bytes key;

    MessageReader(RpcLimits limits, FieldBudget budget) {
        this.limits = limits;
        this.budget = budget;
    }

    Message read(ByteBuffer view) {
        boolean ordered = fields(new ProtoReader(view));
        Topic named = RpcReader.required(topic);
        Message.Fields fields = new Message.Fields(from, data, seqno, signature, key);
        if (ordered && canonicalSize(named, fields) == view.remaining()) {
            return new Message(named, fields, Bytes.view(view));
        }
        return Message.of(named, fields);
    }

    private boolean fields(ProtoReader in) {
        boolean ordered = true;
        int last = 0;
        while (budget.next(in)) {
            ordered &= in.field() > last && in.field() <= Message.KEY;
            last = in.field();
            field(in);
        }
        return ordered;
    }

    private void field(ProtoReader in) {
        switch (in.field()) {
            case Message.FROM -> from = Bytes.view(in.view(PeerId.BYTES_MAX));
            case Message.DATA -> data = Bytes.view(in.view(limits.frameBytesMax()));
            case Message.SEQNO -> seqno = Bytes.view(in.view(RpcLimits.SEQNO_BYTES_MAX));
            case Message.TOPIC -> topic = RpcReader.topic(in, limits);
            case Message.SIGNATURE -> signature = Bytes.view(in.view(RpcLimits.SIGNATURE_BYTES_MAX));
            case Message.KEY -> key = Bytes.view(in.view(PublicKey.ENCODED_BYTES_MAX));
            default -> in.skip();
        }
    }

    private static int canonicalSize(Topic topic, Message.Fields fields) {
        return size(fields.from())
                + size(fields.data())
                + size(fields.seqno())
                + sized(utf8Length(topic.name()))
                + size(fields.signature())
                + size(fields.key());
    }

    private static int size(@Nullable Bytes bytes) {
        return bytes == null ? 0 : sized(bytes.length());
    }

    private static int sized(int length) {
        return 1 + Varint.size(length) + length;
    }

    /** Length in UTF-8 of a string that came from valid UTF-8. */
    private static int utf8Length(String text) {
        return text.codePoints()
                .map(c -> c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4)
                .sum();
    }
}
