/**
 * The operator's own client of a chain: which headers it accepts, in which order, and how settled they are.
 *
 * <p>Law: a block is accepted when enough of the operator's own providers stand on it and its parent hashes chain to what
 * was accepted before; nobody else's word counts. Sans-IO: inputs and {@code now} come in, outputs go out. Start at
 * {@link org.causality.crosschain.chain.HeaderChain}. Seed sections: Cross-chain Resolver, Chain Observation Interface.
 */
@NullMarked
package org.causality.crosschain.chain;

import org.jspecify.annotations.NullMarked;
