/**
 * QUIC v1 on Netty's codec: sockets, the TLS handshake that names the peer, and native streams.
 *
 * <p>Law: a connection lives on one event loop, and everything but the doors of {@link
 * org.causality.libp2p.quic.QuicTransport} is called there; a peer is named by its certificate alone, checked within the
 * handshake; every window, stream count and wait is in {@link org.causality.libp2p.quic.QuicLimits}. The host gives
 * streams their protocols; nothing here knows multistream. Source: RFC 9000, libp2p specification {@code quic} and
 * {@code tls}.
 */
@NullMarked
package org.causality.libp2p.quic;

import org.jspecify.annotations.NullMarked;
