/**
 * The choice of links at work on a host: whom it dials, keeps, tries, exchanges and hangs up, what outlives a restart,
 * what peers say of themselves, and the alarm when something is kept from us.
 *
 * <p>Law: decides nothing about links itself; {@link org.causality.libp2p.peering} and {@link
 * org.causality.libp2p.addressbook} do. Every wait, list and number of tries is in {@link
 * org.causality.libp2p.links.LinkSettings} or named beside its use. Start at {@link
 * org.causality.libp2p.links.LinkService}. Seed section: Routing overlay; the network's protocol, section "Mesh, roles,
 * peers".
 */
@NullMarked
package org.causality.libp2p.links;

import org.jspecify.annotations.NullMarked;
