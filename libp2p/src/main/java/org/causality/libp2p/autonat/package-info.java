/**
 * Which of our addresses others can dial, found out by asking them to: AutoNAT v2.
 *
 * <p>Law: an address counts as reachable only after a number that we drew came back over a connection that the other
 * side made; whoever asks to have a third party dialled pays with more bytes than the dial costs. Start at {@link
 * org.causality.libp2p.autonat.ReachabilityService}. Source: libp2p specification {@code autonat/autonat-v2}.
 */
@NullMarked
package org.causality.libp2p.autonat;

import org.jspecify.annotations.NullMarked;
