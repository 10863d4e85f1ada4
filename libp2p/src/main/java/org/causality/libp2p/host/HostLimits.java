package org.causality.libp2p.host;

import java.time.Duration;
import org.causality.libp2p.yamux.YamuxLimits;

/**
 * What one host may hold and how long it waits.
 *
 * @param yamux limits of each connection's streams
 */
public record HostLimits(Connections connections, Timeouts timeouts, PendingBytes pendingBytes, YamuxLimits yamux) {
    /**
     * How many there may be at once.
     *
     * @param max secured connections; a further inbound one is closed, a further dial fails
     * @param perPeerMax connections to one peer; more than one happens when both sides dial at once
     * @param handshakesMax inbound connections not yet secured; a further one is closed at once
     * @param handshakesUnprovenMax of these, how many there may be before a QUIC dialler must show in one more round trip
     *     that it receives where it says it is
     */
    public record Connections(int max, int perPeerMax, int handshakesMax, int handshakesUnprovenMax) {
        /** The same with another number of connections. */
        public Connections withMax(int connections) {
            return new Connections(connections, perPeerMax, handshakesMax, handshakesUnprovenMax);
        }

        /** The same with another number of handshakes after which addresses must be proven. */
        public Connections withHandshakesUnprovenMax(int handshakes) {
            return new Connections(max, perPeerMax, handshakesMax, handshakes);
        }
    }

    /**
     * How long is waited.
     *
     * @param dial for TCP, Noise and muxer of a dial together
     * @param handshake the same for an inbound connection
     * @param stream for opening a stream, for an inbound one to name its protocol, and for a ping
     * @param progress for a single read or write of {@link BlockingStream} to get on
     * @param keepAlive quiet time after which the connection is pinged; a peer silent for twice as long is dropped
     * @param linger for the peer to end a stream that we closed; then it is reset
     */
    public record Timeouts(
            Duration dial,
            Duration handshake,
            Duration stream,
            Duration progress,
            Duration keepAlive,
            Duration linger) {
        /** The same with another time for a dial. */
        public Timeouts withDial(Duration time) {
            return new Timeouts(time, handshake, stream, progress, keepAlive, linger);
        }

        /** The same with another time for an inbound handshake. */
        public Timeouts withHandshake(Duration time) {
            return new Timeouts(dial, time, stream, progress, keepAlive, linger);
        }

        /** The same with another time for a single read or write. */
        public Timeouts withProgress(Duration time) {
            return new Timeouts(dial, handshake, stream, time, keepAlive, linger);
        }

        /** The same with another quiet time before a ping. */
        public Timeouts withKeepAlive(Duration quiet) {
            return new Timeouts(dial, handshake, stream, progress, quiet, linger);
        }
    }

    /**
     * Bytes written and not yet sent.
     *
     * @param streamMax to one stream; a write that would pass it is refused
     * @param streamHigh mark from which {@link P2pStream#isWritable()} is false; writable again at half of it
     * @param connectionMax over all streams of a connection
     */
    public record PendingBytes(int streamMax, int streamHigh, int connectionMax) {}

    private static final Duration SHORT = Duration.ofSeconds(10);
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final HostLimits DEFAULTS = new HostLimits(
            new Connections(256, 4, 64, 32),
            new Timeouts(SHORT, SHORT, SHORT, LONG, LONG, LONG),
            new PendingBytes(4 * 1024 * 1024, 256 * 1024, 16 * 1024 * 1024),
            YamuxLimits.defaults());

    /** Limits for an ordinary peer. */
    public static HostLimits defaults() {
        return DEFAULTS;
    }

    /** The same with other numbers of connections. */
    public HostLimits with(Connections other) {
        return new HostLimits(other, timeouts, pendingBytes, yamux);
    }

    /** The same with other times. */
    public HostLimits with(Timeouts other) {
        return new HostLimits(connections, other, pendingBytes, yamux);
    }

    /** The same with other limits for streams. */
    public HostLimits with(YamuxLimits other) {
        return new HostLimits(connections, timeouts, pendingBytes, other);
    }
}
