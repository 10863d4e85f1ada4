package org.causality.propagation.blob;

import org.causality.model.codec.Bytes32;

/**
 * A blob in the store, without its bytes.
 *
 * @param usedMillis when it was put or, by and large, last read; Unix milliseconds
 */
public record KeptBlob(Bytes32 root, long sizeBytes, Keeping keeping, long usedMillis) {}
