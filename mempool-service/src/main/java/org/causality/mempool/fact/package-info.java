/**
 * What this operator holds to be true of the chains and of the recursion: the state orders' conditions are judged in.
 *
 * <p>Law: only what the own client calls VALID is known, what was taken back is gone, and what is not known is never
 * false. This is the seed's {@code add_cross_chain_message}: a verified message comes in as a fact of
 * {@code chains.events}, and {@code validate_order_conditions} reads what they add up to. Start at
 * {@link org.causality.mempool.fact.KnownState}. Seed sections: MEV-aware Mempool, Order Management Interface.
 */
@NullMarked
package org.causality.mempool.fact;

import org.jspecify.annotations.NullMarked;
