package org.causality.libp2p.kad.node;

import org.causality.libp2p.addressbook.AddressGroup;
import org.causality.libp2p.identity.PeerId;

/**
 * Whose request it is, both proven by the connection.
 *
 * @param peer who
 * @param group of the address at the other end
 */
public record Asker(PeerId peer, AddressGroup group) {}
