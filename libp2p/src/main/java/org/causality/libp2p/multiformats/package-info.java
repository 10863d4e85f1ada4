/**
 * Self-describing formats that every libp2p protocol is built from: varints, multihashes, base58 and base32 text,
 * multiaddrs.
 *
 * <p>Law: a decoder accepts or throws {@link org.causality.libp2p.multiformats.MalformedException}, and allocates no
 * more than a small multiple of its input. Start at {@link org.causality.libp2p.multiformats.Multiaddr}. Source: the
 * multiformats specifications.
 */
@NullMarked
package org.causality.libp2p.multiformats;

import org.jspecify.annotations.NullMarked;
