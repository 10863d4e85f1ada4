package org.causality.crosschain.fact;

import java.util.List;
import org.causality.crosschain.chain.HeaderChain;
import org.causality.model.codec.Bytes32;
import org.causality.model.network.ChainId;
import org.causality.model.order.TimeMap;
import org.jspecify.annotations.Nullable;

/** What a judgement may rest on: the own clients, and what the own providers agreed on for blocks those accepted. */
public interface OwnView {

    /** The own client of a chain, or null when this operator follows no such chain. */
    @Nullable HeaderChain client(ChainId chain);

    /** The transactions of an accepted block in order, once the own providers have agreed on them; null before. */
    @Nullable List<Bytes32> transactionsOf(Bytes32 block);

    /** The map of time this operator has now. */
    TimeMap seen();
}
