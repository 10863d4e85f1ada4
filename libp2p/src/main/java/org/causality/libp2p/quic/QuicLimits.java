package org.causality.libp2p.quic;

import java.time.Duration;

/**
 * What one connection may hold.
 *
 * @param inboundStreamsMax streams the peer may have open; it is told, and opening more ends the connection
 * @param outboundStreamsMax streams we may have open; a further one is refused to the caller
 * @param streamWindowBytes what a peer may at first send on a stream ahead of our reading; for a fast reader the codec
 *     raises it as far as 16 MiB
 * @param connectionWindowBytes the same for all streams together; raised as far as 24 MiB
 * @param unreadBytesMax delivered on a stream and not yet consumed; then reading stops and the windows fill
 * @param abortedStreamsMax streams without an orderly end in the life of a connection, for the codec remembers each of
 *     them; at this number the connection is closed and may be dialled again
 * @param idle silence after which the connection is dropped
 * @param handshake how long an inbound handshake may take
 */
public record QuicLimits(
        int inboundStreamsMax,
        int outboundStreamsMax,
        int streamWindowBytes,
        int connectionWindowBytes,
        int unreadBytesMax,
        int abortedStreamsMax,
        Duration idle,
        Duration handshake) {}
