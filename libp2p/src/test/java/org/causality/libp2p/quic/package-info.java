/** Connections over QUIC without a host on top. */
@NullMarked
package org.causality.libp2p.quic;

import org.jspecify.annotations.NullMarked;
