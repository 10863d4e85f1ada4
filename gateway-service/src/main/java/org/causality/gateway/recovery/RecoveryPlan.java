package org.causality.gateway.recovery;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * With whom a recovery begins, and when.
 *
 * <pre>
 * a peer comes, or comes back, and has heads we do not know   at once, or a little later: one side begins
 * the core misses more than fetching brings in time           at once
 * a session brought us messages                               at once with all others: they may lack them, too
 * nothing of the kind                                         with one peer by chance, every few minutes
 * the last one gained nothing                                 not before a pause, which doubles
 * the last one ended early                                    soon again
 * </pre>
 *
 * <p>Safe from any thread; the time is an argument.
 */
public final class RecoveryPlan {

    private static final long NEVER = Long.MAX_VALUE;

    private static final class Standing {
        long heardMillis = Long.MIN_VALUE / 2;
        long dueMillis = NEVER;
        long notBeforeMillis = Long.MIN_VALUE / 2;
        long pauseMillis;
    }

    private final RecoveryLimits limits;
    private final RandomGenerator random;
    private final Map<String, Standing> peers;
    private long roundMillis = NEVER;
    private @Nullable String broughtBy;

    public RecoveryPlan(RecoveryLimits limits, RandomGenerator random) {
        this.limits = limits;
        this.random = random;
        this.peers = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Standing> eldest) {
                return size() > limits.peersMax();
            }
        };
    }

    /** A peer said HELLO. True when it was away before, or is new. */
    public synchronized boolean heard(String peer, long nowMillis) {
        Standing standing = standing(peer);
        boolean wasAway = nowMillis - standing.heardMillis > limits.awayMillis();
        standing.heardMillis = nowMillis;
        return wasAway;
    }

    /** It came back and has what we do not know. */
    public synchronized void cameBack(String peer, boolean weBegin, long nowMillis) {
        due(standing(peer), nowMillis + (weBegin ? 0 : limits.otherSideMillis()));
    }

    /** The core misses much of what this peer sent. */
    public synchronized void missesMuch(String peer, long nowMillis) {
        due(standing(peer), nowMillis);
    }

    /** A session that the peer began ended. */
    public synchronized void served(String peer, Recovered how) {
        if (how.received() > 0) {
            broughtBy = peer;
        }
    }

    /** A session that we began ended. */
    public synchronized void ended(String peer, Recovered how, long nowMillis) {
        served(peer, how);
        Standing standing = standing(peer);
        standing.dueMillis = NEVER;
        if (how.gained()) {
            standing.pauseMillis = 0;
            standing.notBeforeMillis = nowMillis + limits.againMillis();
        } else {
            standing.pauseMillis =
                    Math.clamp(2 * standing.pauseMillis, limits.pauseMillisMin(), limits.pauseMillisMax());
            standing.notBeforeMillis = nowMillis + standing.pauseMillis;
        }
        if (how.isWorthAnother()) {
            standing.dueMillis = nowMillis + (how.needsAnotherKey() ? 0 : limits.againMillis());
            standing.notBeforeMillis = standing.dueMillis;
        }
    }

    /** Whom to begin with now, or null. */
    public synchronized @Nullable String next(List<String> present, long nowMillis) {
        drawRound(present, nowMillis);
        passOn(present, nowMillis);
        for (String peer : present) {
            Standing standing = peers.get(peer);
            if (standing != null && standing.dueMillis <= nowMillis) {
                standing.dueMillis = NEVER;
                return peer;
            }
        }
        return null;
    }

    /** Whether one is about to begin that may bring what is missing. One that was due and could not begin is not waited for. */
    public synchronized boolean isExpected(long nowMillis) {
        return peers.values().stream()
                .anyMatch(peer ->
                        peer.dueMillis != NEVER && Math.abs(peer.dueMillis - nowMillis) <= limits.otherSideMillis());
    }

    private void passOn(List<String> present, long nowMillis) {
        if (broughtBy != null) {
            present.stream().filter(peer -> !peer.equals(broughtBy)).forEach(peer -> due(standing(peer), nowMillis));
            broughtBy = null;
        }
    }

    private void drawRound(List<String> present, long nowMillis) {
        if (roundMillis <= nowMillis && !present.isEmpty()) {
            due(standing(present.get(random.nextInt(present.size()))), nowMillis);
            roundMillis = NEVER;
        }
        if (roundMillis == NEVER) {
            roundMillis = nowMillis + limits.roundMillis() / 2 + random.nextLong(limits.roundMillis());
        }
    }

    private static void due(Standing standing, long atMillis) {
        standing.dueMillis = Math.min(standing.dueMillis, Math.max(atMillis, standing.notBeforeMillis));
    }

    private Standing standing(String peer) {
        return peers.computeIfAbsent(peer, _ -> new Standing());
    }
}
