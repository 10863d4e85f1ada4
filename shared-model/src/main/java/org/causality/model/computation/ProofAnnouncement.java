package org.causality.model.computation;

import java.util.List;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.codec.CanonicalReader;
import org.causality.model.codec.CanonicalWriter;
import org.causality.model.codec.Decoded;
import org.causality.model.codec.DomainTag;
import org.causality.model.network.Lane;

/**
 * A step was proven: the payload of a ProofAnnouncement message. A claim until the receiver has fetched the proof and
 * verified it.
 *
 * @param job the work it ends; its intent says with which orders and facts
 * @param publicInputs 1 to 16 words in the circuit's order
 * @param blob where the proof's bytes are found
 * @param output what the step leaves behind, at most 1,024 bytes; its hash names the next slot's parent
 * @param purchase the message a chain is to execute, at most 1,024 bytes; empty when the step commands nothing
 */
public record ProofAnnouncement(
        JobId job,
        SlotId slot,
        VerifierId verifier,
        List<Bytes32> publicInputs,
        BlobRef blob,
        Bytes output,
        Bytes purchase) {

    public static final int PUBLIC_INPUTS_MAX = 16;
    public static final int OUTPUT_SIZE_MAX = 1_024;
    public static final int PURCHASE_SIZE_MAX = 1_024;

    public ProofAnnouncement {
        publicInputs = List.copyOf(publicInputs);
        if (publicInputs.isEmpty() || publicInputs.size() > PUBLIC_INPUTS_MAX) {
            throw new IllegalArgumentException("a proof has 1 to " + PUBLIC_INPUTS_MAX + " public inputs");
        }
        if (output.size() > OUTPUT_SIZE_MAX || purchase.size() > PURCHASE_SIZE_MAX) {
            throw new IllegalArgumentException("an output and a purchase have at most 1024 bytes each");
        }
    }

    /** What is proven, whoever proved it. */
    public StatementId statement() {
        CanonicalWriter proven = new CanonicalWriter();
        proven.bytes(1, verifier.value()).ids(2, publicInputs, input -> input);
        return new StatementId(DomainTag.STATEMENT.hash(proven.toBytes()));
    }

    /** The slot this result opens. */
    public SlotId opens() {
        return slot.next(output);
    }

    public Lane lane() {
        return slot.lineage().lane();
    }

    public Bytes encode() {
        return CanonicalWriter.encode(this, ProofAnnouncement::write);
    }

    public static Decoded<ProofAnnouncement> decode(Bytes bytes) {
        return Decoded.of(bytes, ProofAnnouncement::read);
    }

    public static void write(ProofAnnouncement proof, CanonicalWriter out) {
        out.bytes32(1, proof.job.value())
                .message(2, proof.slot, SlotId::write)
                .bytes(3, proof.verifier.value())
                .ids(4, proof.publicInputs, input -> input)
                .message(5, proof.blob, BlobRef::write)
                .bytes(6, proof.output)
                .bytes(7, proof.purchase);
    }

    public static ProofAnnouncement read(CanonicalReader in) {
        return new ProofAnnouncement(
                new JobId(in.bytes32(1)),
                in.message(2, SlotId.SIZE_MAX, SlotId::read),
                new VerifierId(in.bytes(3, VerifierId.KEY_ID_SIZE)),
                in.words(4, PUBLIC_INPUTS_MAX),
                in.message(5, BlobRef.SIZE_MAX, BlobRef::read),
                in.bytes(6, OUTPUT_SIZE_MAX),
                in.bytes(7, PURCHASE_SIZE_MAX));
    }
}
