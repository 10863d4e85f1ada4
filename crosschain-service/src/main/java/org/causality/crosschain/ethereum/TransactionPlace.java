package org.causality.crosschain.ethereum;

import org.causality.model.codec.Bytes32;

/**
 * Where a transaction was included.
 *
 * @param index its place in the block, from 0; that of its receipt too
 */
public record TransactionPlace(long height, Bytes32 block, int index) {

    public TransactionPlace {
        if (height < 0 || index < 0) {
            throw new IllegalArgumentException("heights and indices are not negative");
        }
    }
}
