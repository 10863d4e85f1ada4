package org.causality.gateway.peer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * When which of the configured peers is dialled again.
 *
 * <pre>
 * connected → left alone; lost → dialled at once
 * failed    → the wait doubles from {@link #FIRST_MILLIS} to {@link #LONGEST_MILLIS}, each time ± a quarter
 * dialling  → not dialled a second time
 * </pre>
 *
 * Sans-IO; safe from any thread.
 */
public final class DialPlan {

    static final long FIRST_MILLIS = 250;
    static final long LONGEST_MILLIS = 30_000;
    /** Enough for every member of a network to be named; a longer list is a mistake. */
    static final int ADDRESSES_MAX = 256;

    private static final String PEER_PART = "/p2p/";

    private static final class Target {
        final String peer;
        long waitMillis = FIRST_MILLIS;
        long dueMillis;
        boolean dialling;

        Target(String peer) {
            this.peer = peer;
        }
    }

    private final RandomGenerator random;
    private final Map<String, Target> targets = new LinkedHashMap<>();

    /** @throws IllegalArgumentException for an address that names no peer, or too many addresses */
    public DialPlan(List<String> addresses, RandomGenerator random) {
        if (addresses.size() > ADDRESSES_MAX) {
            throw new IllegalArgumentException("at most " + ADDRESSES_MAX + " peers are kept dialled");
        }
        this.random = random;
        addresses.forEach(address -> targets.put(address, new Target(peerOf(address))));
    }

    /** The ids of the configured peers. */
    public synchronized List<String> peers() {
        return targets.values().stream().map(target -> target.peer).distinct().toList();
    }

    /** The addresses to dial now; each is answered by {@link #succeeded} or {@link #failed}. */
    public synchronized List<String> due(Collection<String> connected, long nowMillis) {
        List<String> due = new ArrayList<>();
        targets.forEach((address, target) -> {
            if (!target.dialling && !connected.contains(target.peer) && target.dueMillis <= nowMillis) {
                target.dialling = true;
                due.add(address);
            }
        });
        return due;
    }

    public synchronized void succeeded(String address) {
        Target target = targets.get(address);
        if (target != null) {
            target.dialling = false;
            target.waitMillis = FIRST_MILLIS;
            target.dueMillis = 0;
        }
    }

    public synchronized void failed(String address, long nowMillis) {
        Target target = targets.get(address);
        if (target != null) {
            target.dialling = false;
            target.dueMillis = nowMillis + jittered(target.waitMillis);
            target.waitMillis = Math.min(LONGEST_MILLIS, target.waitMillis * 2);
        }
    }

    private long jittered(long millis) {
        return millis * 3 / 4 + random.nextLong(millis / 2 + 1);
    }

    private static String peerOf(String address) {
        int at = address.lastIndexOf(PEER_PART);
        if (at < 0) {
            throw new IllegalArgumentException("a peer to keep dialling ends in /p2p/<peer id>: " + address);
        }
        return address.substring(at + PEER_PART.length());
    }
}
