package org.causality.model.reason;

import static org.causality.model.reason.Reason.Explained.lasting;
import static org.causality.model.reason.Reason.Explained.passing;

/** Why a blob was not given or not kept (protocol §12). */
public enum BlobReason implements Reason {
    BLOB_UNKNOWN(
            passing(404, "The blob is not here; peers are being asked for it.", "Try again after retryAfterMillis.")),
    BLOB_MISMATCH(lasting(
            422,
            "The bytes do not have the root or the size they were asked for by.",
            "Ask another peer; the one that sent them is not asked again for this root.")),
    BLOB_ROOM(passing(
            507,
            "There is no room for the blob, and nothing in the store may leave.",
            "Raise the store's bounds, or ask for the blob again when it is needed."));

    @SuppressWarnings("ImmutableEnumChecker") // a record of values
    private final Explained explained;

    BlobReason(Explained explained) {
        this.explained = explained;
    }

    @Override
    public Explained explained() {
        return explained;
    }
}
