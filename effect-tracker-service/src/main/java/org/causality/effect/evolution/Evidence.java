package org.causality.effect.evolution;

import org.causality.model.chain.EventId;
import org.causality.model.codec.Bytes32;
import org.causality.model.network.ChainId;
import org.causality.model.order.Finality;

/** The chain fact a status rests on, as it was judged then. */
public record Evidence(
        EventId event, ChainId chain, long height, Bytes32 blockHash, FactStanding verdict, Finality finality) {}
