/**
 * Token buckets: what a connection, a key, an address or a peer may use up in a time.
 *
 * <p>Law: {@code now} is an argument, and no map of buckets grows past its bound. Start at {@link
 * org.causality.gateway.budget.TokenBucket}. Seed section: Message Prioritization (rate limits); design: protocol §5, §6.
 */
@NullMarked
package org.causality.gateway.budget;

import org.jspecify.annotations.NullMarked;
