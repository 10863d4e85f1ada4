package org.causality.model.wire;

import java.util.List;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.CanonicalReader;
import org.causality.model.codec.CanonicalWriter;
import org.causality.model.codec.Decoded;
import org.causality.model.computation.BlobRef;
import org.causality.model.message.Envelope;
import org.causality.model.message.MessageId;

/**
 * What the causal core asks of the gateways: the records of {@code wire.outbound}. Field 5 was {@code Forget} in version 1
 * and stays unused; a record that has it is malformed.
 */
public sealed interface WireCommand {

    /** How many ids one fetch names at most. */
    int IDS_MAX = 64;

    int SIZE_MAX = Envelope.SIZE_MAX + 64;

    /** Sends an own message to the mesh, on its body topic and the headers twin. */
    record Publish(Envelope envelope) implements WireCommand {}

    /**
     * Asks a peer for messages the core misses.
     *
     * @param peer the PeerId (base58) to ask first; empty for any
     * @param attempt 0 for the first, then the retries at 300 ms, 1 s, 3 s: from 1 on other peers are asked
     */
    record Fetch(List<MessageId> ids, String peer, int attempt) implements WireCommand {
        public Fetch {
            ids = ids.stream().distinct().sorted().toList();
            if (ids.isEmpty() || ids.size() > IDS_MAX) {
                throw new IllegalArgumentException("a fetch names 1 to " + IDS_MAX + " ids");
            }
        }
    }

    /** Looks for a blob among the peers, until it is here or given up. */
    record FetchBlob(BlobRef blob) implements WireCommand {}

    default Bytes encode() {
        CanonicalWriter out = new CanonicalWriter();
        return switch (this) {
            case Publish(Envelope envelope) -> out.bytes(1, envelope.encode()).toBytes();
            case Fetch(List<MessageId> ids, String peer, int attempt) ->
                out.message(2, ids, WireCommand::writeIds)
                        .text(3, peer)
                        .uint(4, attempt)
                        .toBytes();
            case FetchBlob(BlobRef blob) -> out.message(6, blob, BlobRef::write).toBytes();
        };
    }

    static Decoded<WireCommand> decode(Bytes bytes) {
        return Decoded.of(bytes, WireCommand::read);
    }

    private static WireCommand read(CanonicalReader in) {
        Bytes envelope = in.bytes(1, Envelope.SIZE_MAX);
        if (!envelope.isEmpty()) {
            return new Publish(Envelope.decode(envelope).orReject());
        }
        List<MessageId> fetched = in.optionalMessage(2, SIZE_MAX, WireCommand::readIds);
        if (fetched != null) {
            return new Fetch(fetched, in.text(3, 128), in.uint(4, 16));
        }
        return new FetchBlob(in.message(6, BlobRef.SIZE_MAX, BlobRef::read));
    }

    private static void writeIds(List<MessageId> ids, CanonicalWriter out) {
        out.ids(1, ids, MessageId::value);
    }

    private static List<MessageId> readIds(CanonicalReader in) {
        return in.ids(1, IDS_MAX, MessageId::new);
    }
}
