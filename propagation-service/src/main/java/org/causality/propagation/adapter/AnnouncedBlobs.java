package org.causality.propagation.adapter;

import java.util.List;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Decoded;
import org.causality.model.computation.BlobRef;
import org.causality.model.message.MessageType;
import org.causality.model.message.Payload;
import org.causality.propagation.causal.StoredMessage;

/** The blobs that own messages announce. */
final class AnnouncedBlobs {

    private AnnouncedBlobs() {}

    static List<BlobRef> in(List<StoredMessage> rows) {
        return rows.stream()
                .filter(row -> row.own() && row.signed().header().type() == MessageType.PROOF_ANNOUNCEMENT.code())
                .<BlobRef>mapMulti((row, blobs) -> {
                    Bytes payload = row.payload();
                    if (payload != null
                            && Payload.decode(MessageType.PROOF_ANNOUNCEMENT, payload)
                                    instanceof Decoded.Ok<Payload>(Payload.ProofAnnouncement(var proof))) {
                        blobs.accept(proof.blob());
                    }
                })
                .toList();
    }
}
