package org.causality.libp2p.peering;

import java.time.Duration;

/**
 * Bounds of a {@link WithheldWatch}.
 *
 * @param arriveWithin how long a message that must exist may take to arrive; with a tick each second the alarm comes a
 *     second later at most
 * @param expectedMax messages waited for; the oldest is given up for a further one, with an alarm
 * @param rememberedMax messages that arrived and are remembered, in case they are expected later
 * @param silentAfter messages that others brought since a link brought one, until it counts as silent
 */
public record WatchLimits(Duration arriveWithin, int expectedMax, int rememberedMax, int silentAfter) {
    /** 30 s, so that the alarm stands well within the 60 s that the network asks for. */
    public static WatchLimits defaults() {
        return new WatchLimits(Duration.ofSeconds(30), 4_096, 16_384, 64);
    }
}
