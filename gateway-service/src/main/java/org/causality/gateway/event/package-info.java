/**
 * One total order of what happened: messages from {@code delivered}, and what our services tell of chains, orders, jobs and
 * effects, merged by delivery sequence and numbered when a sequence is whole.
 *
 * <p>Law: the order is the same on every replica and after every restart, whatever the sources' interleaving; a reader is told
 * what it missed. Start at {@link org.causality.gateway.event.EventMerge}. Seed section: subscriptions; design: architecture §4.
 */
@NullMarked
package org.causality.gateway.event;

import org.jspecify.annotations.NullMarked;
