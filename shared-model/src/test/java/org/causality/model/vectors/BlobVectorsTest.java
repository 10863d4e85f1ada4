package org.causality.model.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.causality.model.VectorFile;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.CanonicalWriter;
import org.causality.model.codec.Decoded;
import org.causality.model.computation.BlobRef;
import org.causality.model.wire.BlobMessage;
import org.causality.model.wire.DeliveryTick;
import org.causality.model.wire.WireCommand;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class BlobVectorsTest {
    private static final int CHUNK = BlobRef.CHUNK_BYTES_MAX;

    @Test
    void rootsAreTheGoldenOnes() {
        VectorFile file = new VectorFile(
                "blobs", "Roots of blobs whose byte i is (i xor i / 256 xor i / 65,536) mod 256, in chunks of 64 KiB.");
        for (int size : List.of(1, 256, CHUNK, CHUNK + 1, 2 * CHUNK, 2 * CHUNK + 7, 5 * CHUNK - 1, 16 * CHUNK)) {
            BlobRef blob = BlobRef.of(pattern(size));
            file.add(
                    size + " bytes",
                    "sizeBytes",
                    size,
                    "chunks",
                    blob.chunks(),
                    "root",
                    blob.root().hex());
        }
        for (JsonNode vector : file.check()) {
            Bytes bytes = pattern(vector.get("sizeBytes").asInt());
            assertThat(BlobRef.of(bytes).root().hex())
                    .isEqualTo(vector.get("root").asString());
        }
    }

    @Test
    void oneByteMoreLessOrOtherIsAnotherBlob() {
        Bytes bytes = pattern(3 * CHUNK + 5);
        BlobRef blob = BlobRef.of(bytes);
        byte[] changed = bytes.toArray();
        changed[2 * CHUNK] ^= 1;
        assertThat(blob.isOf(bytes)).isTrue();
        assertThat(blob.isOf(Bytes.wrap(changed))).isFalse();
        assertThat(blob.isOf(Bytes.copyOf(changed, 0, 3 * CHUNK + 4))).isFalse();
        assertThat(blob.isOf(pattern(3 * CHUNK + 6))).isFalse();
        assertThatThrownBy(() -> BlobRef.of(Bytes.EMPTY)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void smallerChunksMakeAnotherRootOfTheSameBytes() {
        Bytes bytes = pattern(300);
        assertThat(new BlobRef(BlobRef.of(bytes).root(), 300, 100).isOf(bytes)).isFalse();
    }

    @Test
    void framesAreTheGoldenOnes() {
        VectorFile file = new VectorFile("blob-messages", "The frames of /causality/blob/1, without their length.");
        BlobMessage.Request request = BlobMessage.Request.of(BlobRef.of(pattern(70_000)));
        file.add(
                "a request",
                "kind",
                "request",
                "root",
                request.root().hex(),
                "sizeBytes",
                request.sizeBytes(),
                "encoded",
                request.encode().hex());
        chunk(file, "the first chunk", new BlobMessage.Chunk(0, Bytes.ascii("proof")));
        chunk(file, "a later chunk", new BlobMessage.Chunk(15, Bytes.parseHex("0x00ff")));
        file.add(
                "not here",
                "kind",
                "absent",
                "encoded",
                new BlobMessage.Absent().encode().hex());
        for (JsonNode vector : file.check()) {
            Bytes encoded = Bytes.parseHex(vector.get("encoded").asString());
            assertThat(BlobMessage.decode(encoded).orThrow().encode()).isEqualTo(encoded);
        }
    }

    @Test
    void aRequestNamesTheBlobInChunksOf64KiB() {
        BlobRef blob = BlobRef.of(pattern(CHUNK + 9));
        assertThat(BlobMessage.Request.of(blob).blob()).isEqualTo(blob);
    }

    @Test
    void theLargestChunkFitsIntoAFrame() {
        Bytes encoded = new BlobMessage.Chunk(15, pattern(CHUNK)).encode();
        assertThat(encoded.size()).isLessThanOrEqualTo(BlobMessage.FRAME_BYTES_MAX);
    }

    @Test
    void whatIsNotCanonicalIsRefused() {
        VectorFile file = new VectorFile("blob-messages-invalid", "Frames of /causality/blob/1 that are refused.");
        Bytes root = Samples.hash("root").toBytes();
        refused(file, "nothing", new CanonicalWriter());
        refused(file, "a request for nothing", request(root, 0));
        refused(file, "a request for more than 1 MiB", request(root, BlobMessage.BLOB_BYTES_MAX + 1));
        refused(file, "a root of 31 bytes", request(Bytes.copyOf(root.toArray(), 0, 31), 5));
        refused(file, "an empty chunk", nested(2, new CanonicalWriter().uint(1, 3)));
        refused(file, "chunk 16", nested(2, new CanonicalWriter().uint(1, 16).bytes(2, root)));
        refused(file, "an absence with a reason", nested(3, new CanonicalWriter().uint(1, 1)));
        refused(file, "a request and a chunk", request(root, 5).bytes(2, Bytes.parseHex("0x120101")));
        for (JsonNode vector : file.check()) {
            assertThat(BlobMessage.decode(Bytes.parseHex(vector.get("encoded").asString())))
                    .as(vector.get("name").asString())
                    .isInstanceOf(Decoded.Malformed.class);
        }
    }

    @Test
    void theCoreAsksForABlobAndTellsOfTicksInOneForm() {
        WireCommand command = new WireCommand.FetchBlob(BlobRef.of(pattern(300)));
        assertThat(WireCommand.decode(command.encode()).orThrow()).isEqualTo(command);
        assertThat(new DeliveryTick(300).encode().hex()).isEqualTo("0x08ac02");
        assertThat(DeliveryTick.decode(Bytes.EMPTY)).isInstanceOf(Decoded.Malformed.class);
    }

    @Test
    void theForgetOfVersionOneIsRefused() {
        String forget = "0x2a220a20" + "07".repeat(32);
        assertThat(WireCommand.decode(Bytes.parseHex(forget))).isInstanceOf(Decoded.Malformed.class);
    }

    static Bytes pattern(int size) {
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) (i ^ i >> 8 ^ i >> 16);
        }
        return Bytes.wrap(bytes);
    }

    private static void chunk(VectorFile file, String name, BlobMessage.Chunk chunk) {
        file.add(
                name,
                "kind",
                "chunk",
                "number",
                chunk.number(),
                "bytes",
                chunk.bytes().hex(),
                "encoded",
                chunk.encode().hex());
    }

    private static CanonicalWriter request(Bytes root, long size) {
        return nested(1, new CanonicalWriter().bytes(1, root).uint(2, size));
    }

    private static CanonicalWriter nested(int field, CanonicalWriter fields) {
        return new CanonicalWriter().bytes(field, fields.toBytes());
    }

    private static void refused(VectorFile file, String name, CanonicalWriter frame) {
        file.add(name, "encoded", frame.toBytes().hex());
    }
}
