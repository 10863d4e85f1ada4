package org.causality.libp2p.host;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.causality.libp2p.multiformats.Multiaddr;

/**
 * Which addresses are left alone for a while because dialling them failed. The pause doubles with each failure in a row; a
 * success forgets them. When there is no room the address that failed longest ago is forgotten, and may be dialled.
 */
final class DialBackoff {
    /** Addresses remembered; at some two hundred bytes each. */
    static final int ADDRESSES_MAX = 1_024;

    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final int DOUBLINGS_MAX = 6;

    private record Pause(int failures, long untilNanos) {}

    private final Map<Multiaddr, Pause> pauses = new LinkedHashMap<>();

    /** Whether its pause, if it has one, is over. */
    synchronized boolean mayDial(Multiaddr address, long nowNanos) {
        Pause pause = pauses.get(address);
        return pause == null || nowNanos - pause.untilNanos() >= 0;
    }

    synchronized void failed(Multiaddr address, long nowNanos) {
        Pause before = pauses.remove(address);
        int failures = before == null ? 0 : before.failures();
        long pauseNanos = FIRST.toNanos() << Math.min(failures, DOUBLINGS_MAX);
        pauses.put(address, new Pause(failures + 1, nowNanos + pauseNanos));
        if (pauses.size() > ADDRESSES_MAX) {
            pauses.remove(pauses.keySet().iterator().next());
        }
    }

    synchronized void succeeded(Multiaddr address) {
        pauses.remove(address);
    }

    synchronized int size() {
        return pauses.size();
    }
}
