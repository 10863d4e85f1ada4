/**
 * What wallets post, parsed once, at the edge, into the canonical bytes the mempool and the privacy service admit; and the
 * sentence that says why an order is where it is.
 *
 * <p>Law: unknown fields are refused and named; nothing is admitted or stored here. Start at {@link
 * org.causality.gateway.order.OrderForm}. Seed section: Order Management Interface; design: contracts, docs/api.md.
 */
@NullMarked
package org.causality.gateway.order;

import org.jspecify.annotations.NullMarked;
