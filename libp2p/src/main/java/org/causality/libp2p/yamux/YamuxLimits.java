package org.causality.libp2p.yamux;

/**
 * What one session may hold.
 *
 * @param inboundStreamsMax streams the peer may have open; a further one is reset
 * @param outboundStreamsMax streams we may have open; a further one is refused to the caller
 * @param ackBacklogMax our streams that the peer has not acknowledged; a further one is refused to the caller
 * @param receiveWindowBytes what a peer may send on a stream ahead of our reading; at least the 256 KiB of the protocol
 * @param windowGrowthBytesMax what the windows of all streams of the session may grow beyond that; a window doubles while
 *     half of it is used up within two round trips, to 16 MiB at most
 * @param unreadBytesMax what all streams of the session may keep unread; the stream that passes it is reset
 * @param controlFramesMax answers waiting for the wire (pongs, resets, window updates); beyond it the session ends,
 *     for only a peer that floods and does not read gets there
 */
public record YamuxLimits(
        int inboundStreamsMax,
        int outboundStreamsMax,
        int ackBacklogMax,
        int receiveWindowBytes,
        int windowGrowthBytesMax,
        int unreadBytesMax,
        int controlFramesMax) {
    /** The window every stream starts with, both ways. */
    public static final int INITIAL_WINDOW_BYTES = 256 * 1024;

    /** No window grows beyond; go-libp2p's and js-libp2p's. */
    static final int WINDOW_BYTES_MAX = 16 * 1024 * 1024;

    private static final YamuxLimits DEFAULTS =
            new YamuxLimits(1_024, 1_024, 256, INITIAL_WINDOW_BYTES, 12 * 1024 * 1024, 16 * 1024 * 1024, 4_096);

    /** Checks the numbers. */
    public YamuxLimits {
        if (receiveWindowBytes < INITIAL_WINDOW_BYTES) {
            throw new IllegalArgumentException("a Yamux window is at least " + INITIAL_WINDOW_BYTES + " bytes");
        }
    }

    /** Limits for an ordinary peer. */
    public static YamuxLimits defaults() {
        return DEFAULTS;
    }

    /** The same with another window. */
    public YamuxLimits withReceiveWindowBytes(int bytes) {
        return new YamuxLimits(
                inboundStreamsMax,
                outboundStreamsMax,
                ackBacklogMax,
                bytes,
                windowGrowthBytesMax,
                unreadBytesMax,
                controlFramesMax);
    }

    /** The same with another number of inbound streams. */
    public YamuxLimits withInboundStreamsMax(int streams) {
        return new YamuxLimits(
                streams,
                outboundStreamsMax,
                ackBacklogMax,
                receiveWindowBytes,
                windowGrowthBytesMax,
                unreadBytesMax,
                controlFramesMax);
    }
}
