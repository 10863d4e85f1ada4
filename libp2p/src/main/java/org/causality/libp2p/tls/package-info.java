/**
 * The certificates by which TLS names libp2p peers: making our own and judging a peer's.
 *
 * <p>Law: nothing but the host key's signature over the certificate's key names a peer; a certificate with anything
 * critical that we do not understand is refused; the time is an argument. Start at {@link
 * org.causality.libp2p.tls.PeerCertificate}. Source: libp2p specification {@code tls/tls.md}.
 */
@NullMarked
package org.causality.libp2p.tls;

import org.jspecify.annotations.NullMarked;
