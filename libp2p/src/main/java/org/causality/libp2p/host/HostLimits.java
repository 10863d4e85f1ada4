package org.causality.libp2p.host;

import java.time.Duration;
import org.causality.libp2p.yamux.YamuxLimits;

/**
 * What one host may hold and how long it waits.
 *
 * @param connectionsMax secured connections; a further inbound one is closed, a further dial fails
 * @param connectionsPerPeerMax connections to one peer; more than one happens when both sides dial at once
 * @param handshakesMax inbound connections not yet secured; a further one is closed at once
 * @param dialTimeout for TCP, Noise and muxer of a dial together
 * @param handshakeTimeout the same for an inbound connection
 * @param streamTimeout for opening a stream, for an inbound one to name its protocol, and for a ping
 * @param waitTimeout for a single read or write of {@link BlockingStream} to make progress
 * @param keepAlive quiet time after which the connection is pinged; a peer silent for twice as long is dropped
 * @param lingerTimeout for the peer to end a stream that we closed; then it is reset
 * @param streamPendingBytesMax written to a stream but not yet sent; a write that would pass it is refused
 * @param streamPendingBytesHigh mark above which {@link P2pStream#isWritable()} is false; writable again at half of it
 * @param connectionPendingBytesMax the same over all streams of a connection
 * @param yamux limits of each connection's streams
 */
public record HostLimits(
        int connectionsMax,
        int connectionsPerPeerMax,
        int handshakesMax,
        Duration dialTimeout,
        Duration handshakeTimeout,
        Duration streamTimeout,
        Duration waitTimeout,
        Duration keepAlive,
        Duration lingerTimeout,
        int streamPendingBytesMax,
        int streamPendingBytesHigh,
        int connectionPendingBytesMax,
        YamuxLimits yamux) {
    private static final HostLimits DEFAULTS = new HostLimits(
            256,
            4,
            64,
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            4 * 1024 * 1024,
            256 * 1024,
            16 * 1024 * 1024,
            YamuxLimits.defaults());

    /** Limits for an ordinary peer. */
    public static HostLimits defaults() {
        return DEFAULTS;
    }

    /** The same with another number of connections. */
    public HostLimits withConnectionsMax(int connections) {
        return new HostLimits(
                connections,
                connectionsPerPeerMax,
                handshakesMax,
                dialTimeout,
                handshakeTimeout,
                streamTimeout,
                waitTimeout,
                keepAlive,
                lingerTimeout,
                streamPendingBytesMax,
                streamPendingBytesHigh,
                connectionPendingBytesMax,
                yamux);
    }

    /** The same with one time for dialling, handshakes, opening streams and single waits. */
    public HostLimits withTimeouts(Duration timeout) {
        return new HostLimits(
                connectionsMax,
                connectionsPerPeerMax,
                handshakesMax,
                timeout,
                timeout,
                timeout,
                timeout,
                keepAlive,
                lingerTimeout,
                streamPendingBytesMax,
                streamPendingBytesHigh,
                connectionPendingBytesMax,
                yamux);
    }

    /** The same with another quiet time before a keep-alive ping. */
    public HostLimits withKeepAlive(Duration quiet) {
        return new HostLimits(
                connectionsMax,
                connectionsPerPeerMax,
                handshakesMax,
                dialTimeout,
                handshakeTimeout,
                streamTimeout,
                waitTimeout,
                quiet,
                lingerTimeout,
                streamPendingBytesMax,
                streamPendingBytesHigh,
                connectionPendingBytesMax,
                yamux);
    }

    /** The same with other limits for streams. */
    public HostLimits withYamux(YamuxLimits limits) {
        return new HostLimits(
                connectionsMax,
                connectionsPerPeerMax,
                handshakesMax,
                dialTimeout,
                handshakeTimeout,
                streamTimeout,
                waitTimeout,
                keepAlive,
                lingerTimeout,
                streamPendingBytesMax,
                streamPendingBytesHigh,
                connectionPendingBytesMax,
                limits);
    }
}
