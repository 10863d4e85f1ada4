/**
 * Facts from chains: what other operators and our own watches claim, and what the own client says of it.
 *
 * <p>Law: VALID, NOT_YET or INVALID by the own client alone (protocol §9). NOT_YET waits and is never a rejection; a fact
 * has one name, whoever announces it; what was VALID and left the chain is retracted once. Sans-IO. Start at
 * {@link org.causality.crosschain.fact.FactBook}. Seed sections: Cross-chain Resolver, Cross-Chain Message Flow (step 7).
 */
@NullMarked
package org.causality.crosschain.fact;

import org.jspecify.annotations.NullMarked;
