package org.causality.libp2p.peering;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Which link makes room for another. The least useful one goes when it is clearly worse than all others; otherwise
 * chance decides. Were the worst to go every time, attackers who serve us best would outlast everyone else; so one
 * would have to hold all links but one to push the last one out by serving well.
 */
final class Rotation {
    private static final int CLEARLY_WORSE = 2;

    private Rotation() {}

    /** The link to end, or null when none may go. */
    static @Nullable Link victim(List<Link> chosen, PeeringSettings settings, Instant now, RandomGenerator random) {
        long settled = chosen.stream()
                .filter(link -> link.isSettled(now, settings.settledAfter()))
                .count();
        List<Link> free = chosen.stream()
                .filter(link -> settled > settings.settledMin() || !link.isSettled(now, settings.settledAfter()))
                .toList();
        if (free.isEmpty()) {
            return null;
        }
        Link worst = clearlyWorst(chosen);
        return worst != null && free.contains(worst) ? worst : free.get(random.nextInt(free.size()));
    }

    private static @Nullable Link clearlyWorst(List<Link> chosen) {
        List<Link> byUse = chosen.stream()
                .sorted(Comparator.comparingLong(Link::usefulness))
                .toList();
        if (byUse.size() < 2) {
            return null;
        }
        boolean clearly = byUse.getFirst().usefulness() < byUse.get(1).usefulness() / CLEARLY_WORSE;
        return clearly ? byUse.getFirst() : null;
    }
}
