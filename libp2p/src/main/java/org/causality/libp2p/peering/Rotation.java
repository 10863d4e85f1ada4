package org.causality.libp2p.peering;

import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Which link makes room for another: chance decides, among all while enough links are settled, else among the others.
 * What a link brings is never asked: who delivers first makes all others look idle, so an attacker who serves us best
 * would push out every honest link that is left, and a node surrounded once would stay so.
 */
final class Rotation {
    private Rotation() {}

    /** The link to end, or null when none may go. */
    static @Nullable Link victim(List<Link> chosen, PeeringSettings settings, Instant now, RandomGenerator random) {
        long settled = chosen.stream()
                .filter(link -> link.isSettled(now, settings.settledAfter()))
                .count();
        List<Link> free = chosen.stream()
                .filter(link -> settled > settings.settledMin() || !link.isSettled(now, settings.settledAfter()))
                .toList();
        return free.isEmpty() ? null : free.get(random.nextInt(free.size()));
    }
}
