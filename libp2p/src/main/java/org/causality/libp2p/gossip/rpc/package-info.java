/**
 * What gossip peers say to each other, and its bytes.
 *
 * <p>Law: a decoder accepts or rejects, nothing else; every count and length is checked against {@link
 * org.causality.libp2p.gossip.rpc.RpcLimits} and an entry becomes an object only when it is looked at; a message that
 * came in canonical form is passed on as the very bytes that came. Start at {@link org.causality.libp2p.gossip.rpc.RpcCodec}. Source: libp2p
 * specification {@code pubsub/README.md} and {@code pubsub/gossipsub}.
 */
@NullMarked
package org.causality.libp2p.gossip.rpc;

import org.jspecify.annotations.NullMarked;
