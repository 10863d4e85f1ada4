package org.causality.model.message;

import java.util.List;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.CanonicalReader;
import org.causality.model.codec.CanonicalWriter;
import org.causality.model.codec.Decoded;
import org.causality.model.codec.DomainTag;
import org.causality.model.order.BlockHeight;

/**
 * What a service asks the causal core to say: a payload and what it depends on, not yet stamped or signed. The draft id
 * is made from the payload's content, so the same order asked twice, signed twice or re-sent after a crash is stamped
 * once.
 */
public record Draft(Payload payload, List<MessageId> dependencies, List<BlockHeight> ttl) {

    public static final int SIZE_MAX = Envelope.SIZE_MAX;

    public Draft {
        dependencies = dependencies.stream().distinct().sorted().toList();
        ttl = List.copyOf(ttl);
    }

    /** SHA-256(tag ‖ type ‖ content id ‖ dependencies). */
    public DraftId id() {
        CanonicalWriter out = new CanonicalWriter();
        out.uint(1, payload.type().code()).bytes32(2, payload.contentId()).ids(3, dependencies, MessageId::value);
        return new DraftId(DomainTag.DRAFT.hash(out.toBytes()));
    }

    public Bytes encode() {
        return new CanonicalWriter()
                .uint(1, payload.type().code())
                .bytes(2, payload.encode())
                .ids(3, dependencies, MessageId::value)
                .messages(4, ttl, BlockHeight::write)
                .toBytes();
    }

    public static Decoded<Draft> decode(Bytes bytes) {
        return Decoded.of(bytes, Draft::read);
    }

    private static Draft read(CanonicalReader in) {
        int code = in.uint(1, Header.TYPE_MAX);
        MessageType type =
                MessageType.ofCode(code).orElseThrow(() -> new IllegalArgumentException("unknown type " + code));
        Payload payload =
                Payload.decode(type, in.bytes(2, Header.PAYLOAD_SIZE_MAX)).orReject();
        List<MessageId> dependencies = in.ids(3, Header.DEPENDENCIES_MAX, MessageId::new);
        return new Draft(
                payload, dependencies, in.messages(4, Header.TTL_MAX, BlockHeight.SIZE_MAX, BlockHeight::read));
    }
}
