package org.causality.model.order;

import org.causality.model.codec.Bytes32;
import org.causality.model.codec.CanonicalReader;
import org.causality.model.codec.CanonicalWriter;
import org.causality.model.network.ChainId;

/**
 * One chain's entry in a map of time: the block its observer saw.
 *
 * @param chainTime the block's own timestamp, Unix seconds
 * @param lamport the observer's Lamport time when it saw the block
 */
public record ObservedBlock(
        ChainId chain, long height, Bytes32 blockHash, long chainTime, long lamport, Finality finality) {

    static final int SIZE_MAX = ChainId.SIZE_MAX + 80;

    static void write(ObservedBlock block, CanonicalWriter out) {
        out.text(1, block.chain.value())
                .uint(2, block.height)
                .bytes32(3, block.blockHash)
                .uint(4, block.chainTime)
                .uint(5, block.lamport)
                .uint(6, block.finality.code());
    }

    static ObservedBlock read(CanonicalReader in) {
        return new ObservedBlock(
                ChainId.read(in, 1),
                in.uint(2),
                in.bytes32(3),
                in.uint(4),
                in.uint(5),
                Finality.ofCode(in.uint(6, Integer.MAX_VALUE)));
    }
}
