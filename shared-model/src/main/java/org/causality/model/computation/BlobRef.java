package org.causality.model.computation;

import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.codec.CanonicalReader;
import org.causality.model.codec.CanonicalWriter;

/**
 * Bytes that travel apart from messages, by content. Root and size together name them: a root alone could also stand for
 * the hashes it was made from.
 *
 * @param root SHA-256 of the bytes while they are one chunk; the Merkle root of the chunks' SHA-256 otherwise: level by
 *     level two neighbours become SHA-256("causality/blob-node/v1\0" ‖ left ‖ right), and one left over goes up as it is
 * @param sizeBytes 1 to 512 MiB
 * @param chunkBytes the size of every chunk but the last, 1 to 64 KiB
 */
public record BlobRef(Bytes32 root, long sizeBytes, int chunkBytes) {

    public static final long SIZE_BYTES_MAX = 512L * 1024 * 1024;
    public static final int CHUNK_BYTES_MAX = 64 * 1024;
    /** As many as one availability bitmap of 1 KiB shows. */
    public static final int CHUNKS_MAX = 8 * 1024;

    public static final int SIZE_MAX = 64;

    public BlobRef {
        if (sizeBytes < 1 || sizeBytes > SIZE_BYTES_MAX) {
            throw new IllegalArgumentException("a blob has 1 to " + SIZE_BYTES_MAX + " bytes");
        }
        if (chunkBytes < 1 || chunkBytes > CHUNK_BYTES_MAX) {
            throw new IllegalArgumentException("a chunk has 1 to " + CHUNK_BYTES_MAX + " bytes");
        }
        if (chunks(sizeBytes, chunkBytes) > CHUNKS_MAX) {
            throw new IllegalArgumentException("a blob has at most " + CHUNKS_MAX + " chunks");
        }
    }

    /** Names these bytes, in chunks of the largest size. @throws IllegalArgumentException when there are none */
    public static BlobRef of(Bytes bytes) {
        return new BlobRef(BlobTree.root(bytes, CHUNK_BYTES_MAX), bytes.size(), CHUNK_BYTES_MAX);
    }

    /** Whether these are the bytes it names. */
    public boolean isOf(Bytes bytes) {
        return bytes.size() == sizeBytes && BlobTree.root(bytes, chunkBytes).equals(root);
    }

    /** How many chunks the bytes make. */
    public int chunks() {
        return (int) chunks(sizeBytes, chunkBytes);
    }

    private static long chunks(long sizeBytes, int chunkBytes) {
        return Math.ceilDiv(sizeBytes, chunkBytes);
    }

    public static void write(BlobRef blob, CanonicalWriter out) {
        out.bytes32(1, blob.root).uint(2, blob.sizeBytes).uint(3, blob.chunkBytes);
    }

    public static BlobRef read(CanonicalReader in) {
        return new BlobRef(in.bytes32(1), in.uint(2), in.uint(3, CHUNK_BYTES_MAX));
    }
}
