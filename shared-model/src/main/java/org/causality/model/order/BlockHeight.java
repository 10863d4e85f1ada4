package org.causality.model.order;

import org.causality.model.codec.CanonicalReader;
import org.causality.model.codec.CanonicalWriter;
import org.causality.model.network.ChainId;

/** A point on a chain: what the seed's time-to-live "in blocks" and an order's valid-until name. */
public record BlockHeight(ChainId chain, long height) {

    public static final int SIZE_MAX = ChainId.SIZE_MAX + 16;

    public static void write(BlockHeight point, CanonicalWriter out) {
        out.text(1, point.chain.value()).uint(2, point.height);
    }

    public static BlockHeight read(CanonicalReader in) {
        return new BlockHeight(ChainId.read(in, 1), in.uint(2));
    }
}
