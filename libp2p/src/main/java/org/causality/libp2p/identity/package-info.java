/**
 * Who a peer is: identity keys, the peer ids named after them, and what a peer signs about itself.
 *
 * <p>Law: a key has one encoding and so one peer id; nothing unsigned or wrongly signed leaves this package as a
 * {@link org.causality.libp2p.identity.PeerRecord}. Start at {@link org.causality.libp2p.identity.PeerId}. Sources:
 * libp2p specifications {@code peer-ids}, RFC 0002 (envelopes), RFC 0003 (peer records).
 */
@NullMarked
package org.causality.libp2p.identity;

import org.jspecify.annotations.NullMarked;
