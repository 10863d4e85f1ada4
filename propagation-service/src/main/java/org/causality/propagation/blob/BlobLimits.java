package org.causality.propagation.blob;

import org.causality.model.wire.BlobMessage;

/**
 * Bounds of what is kept and asked for.
 *
 * @param blobBytesMax the largest blob that is taken
 * @param bytesMax of all blobs together; what has to leave for a newcomer, {@link Room} says
 * @param blobsMax how many of them
 * @param leavingMax how many blobs may leave for one newcomer; if more would have to, it is refused
 * @param graceMillis how long an own blob that was not announced is left alone: its announcement may be on its way
 * @param askEveryMillis peers are asked for one blob no oftener
 * @param askedMax blobs whose last asking is remembered; the eldest is forgotten, and may then be asked for early
 * @param retryMillis when whoever did not find a blob should come again
 */
public record BlobLimits(
        int blobBytesMax,
        long bytesMax,
        long blobsMax,
        int leavingMax,
        long graceMillis,
        long askEveryMillis,
        int askedMax,
        long retryMillis) {

    public static final BlobLimits DEFAULT =
            new BlobLimits(BlobMessage.BLOB_BYTES_MAX, 1L << 30, 1L << 20, 4_096, 3_600_000, 2_000, 4_096, 400);
}
