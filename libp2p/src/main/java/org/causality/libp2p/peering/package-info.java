/**
 * Whom to be connected to, so that nobody can surround us: diverse outbound links, anchors over a restart, feelers,
 * rotation, disjoint ways for what is urgent, and an alarm when something is kept from us.
 *
 * <p>Law: sans-IO; no two outbound links in one address group while more groups than links are known; inbound links
 * never count as redundancy. Start at {@link org.causality.libp2p.peering.Peering}. Sources: Heilman et al., "Eclipse
 * Attacks on Bitcoin's Peer-to-Peer Network" (USENIX Security 2015); the network's protocol, section "Mesh, roles,
 * peers".
 */
@NullMarked
package org.causality.libp2p.peering;

import org.jspecify.annotations.NullMarked;
