/**
 * How long it takes from a change on a chain until every operator may rely on it, and from an order on such a fact until it
 * is settled: measured from outside.
 *
 * <p>Law: every moment is when the client heard of it, over the API; a transaction's block counts from when the chain's own
 * node showed it. Only how long a proof's check alone takes comes from the operators' own timers. What was refused, and what
 * never came, is counted. Start at {@link org.causality.devnet.story.facts.FactsClient}.
 */
@NullMarked
package org.causality.devnet.story.facts;

import org.jspecify.annotations.NullMarked;
