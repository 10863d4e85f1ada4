/**
 * Addresses of peers we have heard of, kept so that whoever buys many addresses gets little room.
 *
 * <p>Law: sans-IO; every address belongs to an {@link org.causality.libp2p.addressbook.AddressGroup}, and a group, a
 * source of gossip and the whole book each have a bound; where an address lies depends on a secret; an address that
 * answered is thrown out only after it was tried again. Start at {@link org.causality.libp2p.addressbook.AddressBook}.
 * Sources: Heilman et al., "Eclipse Attacks on Bitcoin's Peer-to-Peer Network" (USENIX Security 2015); the network's
 * protocol, section "Mesh, roles, peers".
 */
@NullMarked
package org.causality.libp2p.addressbook;

import org.jspecify.annotations.NullMarked;
