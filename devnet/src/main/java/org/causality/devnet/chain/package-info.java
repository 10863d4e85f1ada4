/**
 * The chain of the story: an EVM node of the devnet's own with two contracts, one that holds prices and one that settles,
 * the operators' accounts on it, and what every operator is asked to look at.
 *
 * <p>Law: operators know the chain as they would know any other, by their own providers; nothing here tells them what is
 * on it. Without Node there is no chain, and the story says so. Start at {@link org.causality.devnet.chain.DevnetChain}.
 */
@NullMarked
package org.causality.devnet.chain;

import org.jspecify.annotations.NullMarked;
