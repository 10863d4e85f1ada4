package org.causality.model.json;

import java.util.List;
import org.causality.model.codec.Bytes32;
import org.causality.model.computation.BlobRef;
import org.causality.model.computation.ProofAnnouncement;
import org.causality.model.json.IntentJson.SlotJson;

/** A {@link ProofAnnouncement} as the API shows it, with what it states and the slot it opens. */
public record ProofJson(
        String jobId,
        SlotJson slot,
        String verifier,
        List<String> publicInputs,
        String statement,
        BlobJson blob,
        String output,
        SlotJson opens,
        String purchase) {

    public record BlobJson(String root, String sizeBytes, int chunkBytes) {

        public static BlobJson of(BlobRef blob) {
            return new BlobJson(blob.root().hex(), Long.toString(blob.sizeBytes()), blob.chunkBytes());
        }
    }

    public static ProofJson of(ProofAnnouncement proof) {
        return new ProofJson(
                proof.job().hex(),
                SlotJson.of(proof.slot()),
                proof.verifier().hex(),
                proof.publicInputs().stream().map(Bytes32::hex).toList(),
                proof.statement().hex(),
                BlobJson.of(proof.blob()),
                proof.output().hex(),
                SlotJson.of(proof.opens()),
                proof.purchase().hex());
    }
}
