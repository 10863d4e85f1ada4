package org.causality.libp2p.links;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.causality.libp2p.host.Connection;
import org.causality.libp2p.identity.PeerId;

/**
 * Connections that we made for something else than a link: a search, a seed, a check. They end after a while, so that
 * what we once asked does not stay among those who hear everything. As many as the host has connections.
 */
final class Guests {
    private final Duration stays;
    private final Map<PeerId, Instant> since = new HashMap<>();

    Guests(Duration stays) {
        this.stays = stays;
    }

    /** Who has been here long enough, of all that are connected and not {@code linked}. */
    synchronized Set<PeerId> overdue(Iterable<Connection> connections, Predicate<PeerId> linked, Instant now) {
        Map<PeerId, Instant> still = new HashMap<>();
        for (Connection connection : connections) {
            PeerId peer = connection.remotePeer();
            if (!linked.test(peer)) {
                still.put(peer, since.getOrDefault(peer, now));
            }
        }
        since.clear();
        since.putAll(still);
        return still.entrySet().stream()
                .filter(guest -> !guest.getValue().plus(stays).isAfter(now))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
