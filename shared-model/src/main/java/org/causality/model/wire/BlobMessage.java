package org.causality.model.wire;

import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.codec.CanonicalReader;
import org.causality.model.codec.CanonicalWriter;
import org.causality.model.codec.Decoded;
import org.causality.model.computation.BlobRef;

/**
 * The frames of {@code /causality/blob/1}, each a varint length and canonical protobuf. The opener asks; the other answers
 * ABSENT, or all chunks in order: each of 64 KiB but the last. Then the opener may ask again, or end.
 */
public sealed interface BlobMessage {

    String PROTOCOL = "/causality/blob/1";

    /** The largest blob this version carries; larger ones are neither asked for nor served. */
    int BLOB_BYTES_MAX = 1024 * 1024;

    int CHUNK_BYTES = BlobRef.CHUNK_BYTES_MAX;
    int CHUNKS_MAX = BLOB_BYTES_MAX / CHUNK_BYTES;

    /** A chunk and what stands around it. */
    int FRAME_BYTES_MAX = CHUNK_BYTES + 16;

    /** @param sizeBytes 1 to {@link #BLOB_BYTES_MAX} */
    record Request(Bytes32 root, int sizeBytes) implements BlobMessage {
        public Request {
            if (sizeBytes < 1 || sizeBytes > BLOB_BYTES_MAX) {
                throw new IllegalArgumentException("a blob has 1 to " + BLOB_BYTES_MAX + " bytes");
            }
        }

        public static Request of(BlobRef blob) {
            return new Request(blob.root(), Math.toIntExact(blob.sizeBytes()));
        }

        public BlobRef blob() {
            return new BlobRef(root, sizeBytes, CHUNK_BYTES);
        }
    }

    /**
     * @param number from 0
     * @param bytes 1 to {@link #CHUNK_BYTES}
     */
    record Chunk(int number, Bytes bytes) implements BlobMessage {
        public Chunk {
            if (number < 0 || number >= CHUNKS_MAX) {
                throw new IllegalArgumentException("chunks are numbered 0 to " + (CHUNKS_MAX - 1));
            }
            if (bytes.isEmpty() || bytes.size() > CHUNK_BYTES) {
                throw new IllegalArgumentException("a chunk has 1 to " + CHUNK_BYTES + " bytes");
            }
        }
    }

    /** The bytes are not here. */
    record Absent() implements BlobMessage {}

    default Bytes encode() {
        CanonicalWriter out = new CanonicalWriter();
        return switch (this) {
            case Request request -> out.message(1, request, BlobMessage::write).toBytes();
            case Chunk chunk -> out.message(2, chunk, BlobMessage::write).toBytes();
            case Absent absent -> out.message(3, absent, (_, _) -> {}).toBytes();
        };
    }

    static Decoded<BlobMessage> decode(Bytes bytes) {
        return Decoded.of(bytes, BlobMessage::read);
    }

    private static BlobMessage read(CanonicalReader in) {
        Request request = in.optionalMessage(1, FRAME_BYTES_MAX, BlobMessage::readRequest);
        if (request != null) {
            return request;
        }
        Chunk chunk = in.optionalMessage(2, FRAME_BYTES_MAX, BlobMessage::readChunk);
        return chunk != null ? chunk : in.message(3, 0, _ -> new Absent());
    }

    private static void write(Request request, CanonicalWriter out) {
        out.bytes32(1, request.root).uint(2, request.sizeBytes);
    }

    private static Request readRequest(CanonicalReader in) {
        return new Request(in.bytes32(1), in.uint(2, BLOB_BYTES_MAX));
    }

    private static void write(Chunk chunk, CanonicalWriter out) {
        out.uint(1, chunk.number).bytes(2, chunk.bytes);
    }

    private static Chunk readChunk(CanonicalReader in) {
        return new Chunk(in.uint(1, CHUNKS_MAX), in.bytes(2, CHUNK_BYTES));
    }
}
