/**
 * Carries {@code /causality/recon/1} between peers and the own causal core, and decides when a recovery begins.
 *
 * <p>Law: only gateways of members take part; frames pass as they are, but every message in them is checked here first, as
 * whatever enters this node is; sessions are few, and after one that gained nothing the next one waits longer. Start at
 * {@link org.causality.gateway.recovery.Recoveries}. Seed section: network partition recovery; protocol §7, ADR 12.
 */
@NullMarked
package org.causality.gateway.recovery;

import org.jspecify.annotations.NullMarked;
