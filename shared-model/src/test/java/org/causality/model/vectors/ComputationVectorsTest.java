package org.causality.model.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.causality.model.VectorFile;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.CanonicalWriter;
import org.causality.model.codec.Decoded;
import org.causality.model.computation.BlobRef;
import org.causality.model.computation.ComputationIntent;
import org.causality.model.computation.ProofAnnouncement;
import org.causality.model.computation.ProofShare;
import org.causality.model.json.IntentJson;
import org.causality.model.json.ProofJson;
import org.causality.model.json.ShareJson;
import org.causality.model.message.MessageType;
import org.causality.model.message.Payload;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ComputationVectorsTest {

    @Test
    void intentsAndTheirJobsAreTheGoldenOnes() {
        VectorFile file = new VectorFile("intents", "Computation intents: canonical bytes, intent id, job id.");
        for (ComputationIntent intent : ComputationSamples.intents()) {
            IntentJson json = IntentJson.of(intent);
            file.add(
                    intent.orders().size() + " orders, " + intent.events().size() + " events",
                    "intent",
                    json,
                    "slotHash",
                    intent.slot().hash().hex(),
                    "encoded",
                    intent.encode().hex());
        }
        for (JsonNode vector : file.check()) {
            ComputationIntent intent =
                    ComputationIntent.decode(bytes(vector, "encoded")).orThrow();
            assertThat(intent.encode()).isEqualTo(bytes(vector, "encoded"));
            assertThat(intent.id().hex())
                    .isEqualTo(vector.get("intent").get("id").asString());
        }
    }

    @Test
    void announcementsStateWhatVerifierAndInputsSay() {
        VectorFile file = new VectorFile(
                "proof-announcements", "Proof announcements: canonical bytes, statement id, and the slot they open.");
        for (ProofAnnouncement proof : ComputationSamples.announcements()) {
            file.add(
                    proof.publicInputs().size() + " public inputs",
                    "proof",
                    ProofJson.of(proof),
                    "encoded",
                    proof.encode().hex());
        }
        for (JsonNode vector : file.check()) {
            ProofAnnouncement proof =
                    ProofAnnouncement.decode(bytes(vector, "encoded")).orThrow();
            assertThat(proof.encode()).isEqualTo(bytes(vector, "encoded"));
            assertThat(proof.statement().hex())
                    .isEqualTo(vector.get("proof").get("statement").asString());
        }
    }

    @Test
    void sharesAreTheGoldenOnes() {
        VectorFile file = new VectorFile("proof-shares", "Proof shares: canonical bytes, one bit a chunk.");
        for (ProofShare share : ComputationSamples.shares()) {
            file.add(
                    share.available().hex() + " of " + share.blob().chunks(),
                    "share",
                    ShareJson.of(share),
                    "encoded",
                    share.encode().hex());
        }
        for (JsonNode vector : file.check()) {
            ProofShare share = ProofShare.decode(bytes(vector, "encoded")).orThrow();
            assertThat(share.encode()).isEqualTo(bytes(vector, "encoded"));
        }
    }

    @Test
    void whatIsNotCanonicalIsRefused() {
        VectorFile file =
                new VectorFile("computations-invalid", "Bytes every decoder must refuse as a body of the type.");
        intent(file, "orders not sorted", List.of("order 1", "order 0"), 3);
        intent(file, "an order twice", List.of("order 0", "order 0"), 3);
        intent(file, "a window of no blocks", List.of(), 0);
        intent(file, "a window too long", List.of(), ComputationIntent.WINDOW_BLOCKS_MAX + 1);
        proof(file, "a verifier of 5 bytes", 5, 1, 256);
        proof(file, "no verifier", 0, 1, 256);
        proof(file, "no public input", 4, 0, 256);
        proof(file, "17 public inputs", 4, 17, 256);
        proof(file, "an empty blob", 4, 1, 0);
        share(file, "a bit past the last chunk", "0x81");
        share(file, "a byte too many", "0x8000");
        share(file, "no bitmap", "0x");
        for (JsonNode vector : file.check()) {
            MessageType type = MessageType.ofCode(vector.get("type").asInt()).orElseThrow();
            assertThat(Payload.decode(type, bytes(vector, "encoded")))
                    .as(vector.get("name").asString())
                    .isInstanceOf(Decoded.Malformed.class);
        }
    }

    @Test
    void aBlobHasNoMoreChunksThanABitmapShows() {
        assertThat(new BlobRef(Samples.hash("blob"), BlobRef.SIZE_BYTES_MAX, BlobRef.CHUNK_BYTES_MAX).chunks())
                .isEqualTo(BlobRef.CHUNKS_MAX);
        assertThatThrownBy(() -> new BlobRef(Samples.hash("blob"), BlobRef.SIZE_BYTES_MAX, 1_024))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aHolderOfAllHasEveryChunk() {
        ProofShare whole = ComputationSamples.shares().get(1);
        for (int chunk = 0; chunk < whole.blob().chunks(); chunk++) {
            assertThat(whole.has(chunk)).isTrue();
        }
        ProofShare part = ComputationSamples.shares().get(2);
        assertThat(part.has(0) && part.has(20)).isTrue();
        assertThat(part.has(1) || part.has(19)).isFalse();
    }

    private static void intent(VectorFile file, String name, List<String> orders, int windowBlocks) {
        ComputationIntent good = ComputationSamples.intents().get(1);
        CanonicalWriter out = new CanonicalWriter();
        out.message(
                        1,
                        good,
                        (intent, slot) -> slot.bytes32(
                                        1, intent.slot().lineage().value())
                                .bytes32(2, intent.slot().parentOutput()))
                .ids(2, orders, Samples::hash)
                .message(4, good, (intent, start) -> start.text(1, Samples.CHAIN.value()))
                .uint(5, windowBlocks)
                .bytes32(6, good.operator().value());
        add(file, name, MessageType.COMPUTATION_INTENT, out);
    }

    private static void proof(VectorFile file, String name, int verifierBytes, int inputs, long blobBytes) {
        CanonicalWriter out = new CanonicalWriter();
        out.bytes32(1, Samples.hash("job"))
                .message(
                        2,
                        "slot",
                        (_, slot) -> slot.bytes32(1, ComputationSamples.LINEAGE.value())
                                .bytes32(2, Samples.hash("genesis")))
                .bytes(3, Bytes.wrap(new byte[verifierBytes]))
                .ids(4, ComputationSamples.words("input ", inputs), input -> input)
                .message(
                        5,
                        "blob",
                        (_, blob) -> blob.bytes32(1, Samples.hash("proof"))
                                .uint(2, blobBytes)
                                .uint(3, 65_536));
        add(file, name, MessageType.PROOF_ANNOUNCEMENT, out);
    }

    private static void share(VectorFile file, String name, String bitmap) {
        CanonicalWriter out = new CanonicalWriter();
        out.bytes32(1, ComputationSamples.LINEAGE.value())
                .message(
                        2,
                        ComputationSamples.PROOF,
                        (blob, into) -> into.bytes32(1, blob.root())
                                .uint(2, blob.sizeBytes())
                                .uint(3, blob.chunkBytes()))
                .bytes32(3, Samples.OPERATOR.publicKey().value())
                .bytes(4, Bytes.parseHex(bitmap));
        add(file, name, MessageType.PROOF_SHARE, out);
    }

    private static void add(VectorFile file, String name, MessageType type, CanonicalWriter out) {
        file.add(name, "type", type.code(), "encoded", out.toBytes().hex());
    }

    private static Bytes bytes(JsonNode vector, String field) {
        return Bytes.parseHex(vector.get(field).asString());
    }
}
