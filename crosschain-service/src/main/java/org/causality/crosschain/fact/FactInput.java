package org.causality.crosschain.fact;

import org.causality.crosschain.ethereum.BlockHeader;
import org.causality.model.chain.CrossChainEvent;
import org.causality.model.codec.Bytes32;
import org.causality.model.message.Stamp;
import org.causality.model.network.ChainId;

/** What happens to facts. */
public sealed interface FactInput {

    /** A message that carries an event was delivered. */
    record Delivered(CrossChainEvent event, Stamp carrier) implements FactInput {}

    /** An own watch has proven it. Not yet announced by anybody, as far as is known. */
    record Observed(CrossChainEvent event) implements FactInput {}

    /** A block left the own chain. */
    record BlockRetracted(ChainId chain, BlockHeader header) implements FactInput {}

    /** The own client accepted blocks, or more became final: what waits is judged again. */
    record ChainMoved(ChainId chain) implements FactInput {}

    /** The own providers' answer for a fact that came without a proof. */
    record ProofFound(CrossChainEvent event) implements FactInput {}

    /** The own providers agreed on a block's transactions. */
    record TransactionsKnown(ChainId chain, Bytes32 block) implements FactInput {}

    record Tick() implements FactInput {}
}
