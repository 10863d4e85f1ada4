package org.causality.model.order;

import java.util.List;
import org.causality.model.codec.CanonicalReader;
import org.causality.model.codec.CanonicalWriter;

/** The seed's "map of time": what an observer had seen of each chain, sorted by chain. */
public record TimeMap(List<ObservedBlock> blocks) {

    public static final int CHAINS_MAX = 8;
    public static final int SIZE_MAX = CHAINS_MAX * (ObservedBlock.SIZE_MAX + 4);
    public static final TimeMap EMPTY = new TimeMap(List.of());

    public TimeMap {
        blocks = List.copyOf(blocks);
        if (blocks.size() > CHAINS_MAX) {
            throw new IllegalArgumentException("a map of time names at most " + CHAINS_MAX + " chains");
        }
        for (int i = 1; i < blocks.size(); i++) {
            if (blocks.get(i - 1).chain().compareTo(blocks.get(i).chain()) >= 0) {
                throw new IllegalArgumentException("a map of time is sorted by chain and names each once");
            }
        }
    }

    public static void write(TimeMap map, CanonicalWriter out) {
        out.messages(1, map.blocks, ObservedBlock::write);
    }

    public static TimeMap read(CanonicalReader in) {
        List<ObservedBlock> blocks = in.messages(1, CHAINS_MAX, ObservedBlock.SIZE_MAX, ObservedBlock::read);
        return blocks.isEmpty() ? EMPTY : new TimeMap(blocks);
    }
}
