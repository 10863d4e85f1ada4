/**
 * What happens on chains, as operators tell it to each other: events, what takes them back, and proofs under a block.
 *
 * <p>Law: an event is named by where it stands on its chain and by nothing else, so every observer names it alike; who
 * saw it, when, how final and with which proof are attributes. A proof here never brings its own header: the root comes
 * from a header the receiver's own client accepted. Start at {@link org.causality.model.chain.CrossChainEvent}. Seed
 * sections: Cross-chain Resolver, Effect Tracking.
 */
@NullMarked
package org.causality.model.chain;

import org.jspecify.annotations.NullMarked;
