/**
 * Recovery beside the causal core: the set kept as messages enter the log, the sessions with peers, and the calls by which
 * gateways carry their frames.
 *
 * <p>Law: the core never waits for a recovery. What a session brings is taken by the core like any message, after everything
 * that is said now; a session ends with the lease under which it began. Start at
 * {@link org.causality.propagation.adapter.recovery.RecoveryRoom}. Seed section: network partition recovery; ADR 12.
 */
@NullMarked
package org.causality.propagation.adapter.recovery;

import org.jspecify.annotations.NullMarked;
