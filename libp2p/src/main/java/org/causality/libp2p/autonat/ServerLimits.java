package org.causality.libp2p.autonat;

import java.time.Duration;

/**
 * What a server does for others.
 *
 * @param requestsPerWindow requests that are served in one window, of all peers together
 * @param requestsOfPeerPerWindow the same of one peer
 * @param window how long a window is
 * @param atOnceMax requests under way; a further one is rejected
 * @param dataBytesMin least that somebody pays for a dial to where he is not
 * @param dataBytesMax most
 * @param dataFramesMax messages in which he may pay
 * @param localAddresses whether loopback and private addresses are dialled; no on the open network
 */
public record ServerLimits(
        int requestsPerWindow,
        int requestsOfPeerPerWindow,
        Duration window,
        int atOnceMax,
        int dataBytesMin,
        int dataBytesMax,
        int dataFramesMax,
        boolean localAddresses) {
    /** Sixty requests a minute, twelve of one peer, 30 to 100 kB for a dial elsewhere. */
    public static ServerLimits defaults() {
        return new ServerLimits(60, 12, Duration.ofMinutes(1), 8, 30_000, 100_000, 1_024, false);
    }

    /** The same, also dialling loopback and private addresses: for networks of one's own. */
    public ServerLimits withLocalAddresses() {
        return new ServerLimits(
                requestsPerWindow,
                requestsOfPeerPerWindow,
                window,
                atOnceMax,
                dataBytesMin,
                dataBytesMax,
                dataFramesMax,
                true);
    }
}
