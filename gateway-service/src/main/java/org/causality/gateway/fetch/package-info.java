/**
 * {@code /causality/fetch/1}: what gossip has forgotten is asked for by id; the way a late joiner, a restarted node and an
 * orphan get their messages.
 *
 * <p>Law: whatever comes is checked at the edge like any other frame, certificates first, then oldest first; each side's
 * demands are bounded. Start at {@link org.causality.gateway.fetch.FetchConversation}. Seed section: Message propagation;
 * design: protocol §4.
 */
@NullMarked
package org.causality.gateway.fetch;

import org.jspecify.annotations.NullMarked;
