/**
 * One total order of what happened: messages from {@code delivered}, changes from {@code orders.events}, merged by (delivery
 * sequence, index).
 *
 * <p>Law: the order is the same on every replica and after every restart, whatever the sources' interleaving; a reader is told
 * what it missed. Start at {@link org.causality.gateway.event.EventMerge}. Seed section: subscriptions; design: architecture §4.
 */
@NullMarked
package org.causality.gateway.event;

import org.jspecify.annotations.NullMarked;
