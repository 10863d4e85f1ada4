package org.causality.propagation.blob;

/** What is kept altogether. */
public record Holdings(long bytes, long blobs) {

    Holdings plus(long sizeBytes) {
        return new Holdings(bytes + sizeBytes, blobs + 1);
    }

    Holdings minus(long sizeBytes) {
        return new Holdings(bytes - sizeBytes, blobs - 1);
    }

    boolean fitInto(BlobLimits limits) {
        return bytes <= limits.bytesMax() && blobs <= limits.blobsMax();
    }
}
