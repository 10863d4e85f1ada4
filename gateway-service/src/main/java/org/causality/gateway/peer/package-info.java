/**
 * Whom we are connected to, whom we keep dialling, and as whom we are known ourselves.
 *
 * <p>Law: a peer's operator is what its TRANSPORT certificate proves, never what it says. Start at {@link
 * org.causality.gateway.peer.PeerBook} and {@link org.causality.gateway.peer.DialPlan}. Seed section: Discovery protocol;
 * design: protocol §2, §11.
 */
@NullMarked
package org.causality.gateway.peer;

import org.jspecify.annotations.NullMarked;
