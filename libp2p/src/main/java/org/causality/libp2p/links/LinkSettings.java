package org.causality.libp2p.links;

import java.time.Duration;
import java.util.List;
import org.causality.libp2p.addressbook.BookLimits;
import org.causality.libp2p.multiformats.Multiaddr;
import org.causality.libp2p.peering.PeeringSettings;
import org.causality.libp2p.peering.WatchLimits;

/**
 * How a {@link LinkService} works.
 *
 * @param peering how many links of which kind
 * @param book bounds of the address book, back-off of an address among them
 * @param watch bounds of the alarm
 * @param seeds where a node that knows nobody begins, each ending in a {@code /p2p} part
 * @param localAddresses whether loopback and private addresses that peers name are dialled; no on the open network
 * @param tick how often the core is told of time
 * @param firstWait until a seed, or the search for peers, is tried again while links are missing; doubles from there
 * @param longestWait that it doubles to
 * @param searchEvery how often peers are searched for when no link is missing
 * @param saveEvery how often the book is kept for the next start
 * @param guestStays how long a connection that we made for another purpose stays open without being a link
 * @param alarmLasts how long an alarm stands
 */
public record LinkSettings(
        PeeringSettings peering,
        BookLimits book,
        WatchLimits watch,
        List<Multiaddr> seeds,
        boolean localAddresses,
        Duration tick,
        Duration firstWait,
        Duration longestWait,
        Duration searchEvery,
        Duration saveEvery,
        Duration guestStays,
        Duration alarmLasts) {
    /** Most seeds; a longer list is a mistake. */
    public static final int SEEDS_MAX = 64;

    /** Copies the seeds. */
    public LinkSettings {
        seeds = List.copyOf(seeds);
        if (seeds.size() > SEEDS_MAX) {
            throw new IllegalArgumentException("at most " + SEEDS_MAX + " seeds are taken");
        }
    }

    /** The network's numbers, on the open network, beginning at {@code seeds}. */
    public static LinkSettings beginningAt(List<Multiaddr> seeds) {
        return new LinkSettings(
                PeeringSettings.defaults(),
                BookLimits.defaults(),
                WatchLimits.defaults(),
                seeds,
                false,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofMinutes(1),
                Duration.ofMinutes(10),
                Duration.ofMinutes(5),
                Duration.ofMinutes(1),
                Duration.ofMinutes(10));
    }

    /** The same, also dialling loopback and private addresses: for networks of one's own. */
    public LinkSettings withLocalAddresses() {
        return new LinkSettings(
                peering,
                book,
                watch,
                seeds,
                true,
                tick,
                firstWait,
                longestWait,
                searchEvery,
                saveEvery,
                guestStays,
                alarmLasts);
    }

    /** The same with other numbers of links. */
    public LinkSettings withPeering(PeeringSettings other) {
        return new LinkSettings(
                other,
                book,
                watch,
                seeds,
                localAddresses,
                tick,
                firstWait,
                longestWait,
                searchEvery,
                saveEvery,
                guestStays,
                alarmLasts);
    }
}
