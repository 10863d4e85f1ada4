package org.causality.model.computation;

import org.causality.model.codec.Bytes;
import org.causality.model.codec.CanonicalReader;
import org.causality.model.codec.CanonicalWriter;
import org.causality.model.codec.Decoded;
import org.causality.model.key.PublicKey;
import org.causality.model.network.Lane;

/**
 * Who holds which chunks of a proof: the payload of a ProofShare message. The bytes themselves never travel in messages.
 *
 * @param lineage the computation the proof belongs to
 * @param holder the operator that answers for the chunks
 * @param available one bit a chunk, the first in the highest bit of the first byte; bits past the last chunk are 0
 */
public record ProofShare(LineageId lineage, BlobRef blob, PublicKey holder, Bytes available) {

    public static final int AVAILABLE_SIZE_MAX = BlobRef.CHUNKS_MAX / 8;

    public ProofShare {
        int chunks = blob.chunks();
        if (available.size() != Math.ceilDiv(chunks, 8)) {
            throw new IllegalArgumentException("the bitmap has one bit for each chunk");
        }
        int spare = available.size() * 8 - chunks;
        if ((available.at(available.size() - 1) & (1 << spare) - 1) != 0) {
            throw new IllegalArgumentException("bits past the last chunk are 0");
        }
    }

    /** A holder of everything. */
    public static ProofShare whole(LineageId lineage, BlobRef blob, PublicKey holder) {
        int chunks = blob.chunks();
        byte[] bits = new byte[Math.ceilDiv(chunks, 8)];
        for (int chunk = 0; chunk < chunks; chunk++) {
            bits[chunk / 8] |= (byte) (0x80 >>> chunk % 8);
        }
        return new ProofShare(lineage, blob, holder, Bytes.wrap(bits));
    }

    /** Whether the holder has the chunk with this number, from 0. */
    public boolean has(int chunk) {
        return (available.at(chunk / 8) & 0x80 >>> chunk % 8) != 0;
    }

    public Lane lane() {
        return lineage.lane();
    }

    public Bytes encode() {
        return CanonicalWriter.encode(this, ProofShare::write);
    }

    public static Decoded<ProofShare> decode(Bytes bytes) {
        return Decoded.of(bytes, ProofShare::read);
    }

    public static void write(ProofShare share, CanonicalWriter out) {
        out.bytes32(1, share.lineage.value())
                .message(2, share.blob, BlobRef::write)
                .bytes32(3, share.holder.value())
                .bytes(4, share.available);
    }

    public static ProofShare read(CanonicalReader in) {
        return new ProofShare(
                new LineageId(in.bytes32(1)),
                in.message(2, BlobRef.SIZE_MAX, BlobRef::read),
                new PublicKey(in.bytes32(3)),
                in.bytes(4, AVAILABLE_SIZE_MAX));
    }
}
