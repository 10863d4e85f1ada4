package org.causality.model.json;

import org.causality.model.computation.ProofShare;
import org.causality.model.json.ProofJson.BlobJson;

/** A {@link ProofShare} as the API shows it; {@code available} is the bitmap. */
public record ShareJson(String lineage, BlobJson blob, String holder, String available) {

    public static ShareJson of(ProofShare share) {
        return new ShareJson(
                share.lineage().hex(),
                BlobJson.of(share.blob()),
                share.holder().hex(),
                share.available().hex());
    }
}
