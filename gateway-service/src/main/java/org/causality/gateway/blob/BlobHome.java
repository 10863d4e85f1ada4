package org.causality.gateway.blob;

import java.io.IOException;
import org.causality.model.codec.Bytes;
import org.causality.model.computation.BlobRef;
import org.jspecify.annotations.Nullable;

/** Where our own node keeps blobs. Calls block, for a bounded time. */
public interface BlobHome {

    /** Null when our node does not have it. @throws IOException when the store does not answer */
    @Nullable Bytes find(BlobRef blob) throws IOException;

    /** False when there is no room. @throws IOException when the store does not answer, or does not want these bytes */
    boolean keep(BlobRef blob, Bytes bytes) throws IOException;
}
