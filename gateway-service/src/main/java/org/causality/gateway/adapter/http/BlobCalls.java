package org.causality.gateway.adapter.http;

import java.io.IOException;
import org.causality.gateway.blob.BlobHome;
import org.causality.model.codec.Bytes;
import org.causality.model.computation.BlobRef;
import org.causality.model.reason.BlobReason;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The blob store of propagation-service. Blocks. */
@Component
class BlobCalls implements BlobHome {

    private static final String BLOBS = "/internal/v1/blobs";
    private static final String NO_TRACE = "0".repeat(31) + "1";

    private final Neighbour propagation;

    BlobCalls(Neighbour propagation) {
        this.propagation = propagation;
    }

    @Override
    public @Nullable Bytes find(BlobRef blob) throws IOException {
        String path = BLOBS + "/" + blob.root().hex() + "?local=true&sizeBytes=" + blob.sizeBytes();
        Neighbour.Answer answer = propagation.get(path, NO_TRACE);
        return switch (answer.status()) {
            case 200 -> answer.body();
            case 404 -> null;
            default -> throw new IOException("propagation-service answered " + answer.status());
        };
    }

    @Override
    public boolean keep(BlobRef blob, Bytes bytes) throws IOException {
        String path = BLOBS + "?fetched=true&root=" + blob.root().hex();
        Neighbour.Answer answer = propagation.put(path, bytes.toArray(), NO_TRACE);
        if (answer.status() == BlobReason.BLOB_ROOM.httpStatus()) {
            return false;
        }
        if (answer.status() != 200 && answer.status() != 201) {
            throw new IOException("propagation-service answered " + answer.status());
        }
        return true;
    }
}
