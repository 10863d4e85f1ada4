package org.causality.libp2p.gossip.router;

import java.time.Duration;

/**
 * How others' messages go on: to a few of the mesh at once, to the rest of it a little later, unless by then they have
 * it. In a mesh most copies come second. How long the rest waits follows from how long it lately took to hear that a
 * mesh peer has a message: about nothing on a quiet network, and longer where queues are long, just when copies hurt.
 *
 * @param atOnceMax peers that get a message at once
 * @param holdBackMin shortest time that the other copies wait
 * @param holdBackMax longest time; a heartbeat later the message would be announced anyway
 * @param heldMax messages whose other copies wait or lately waited; beyond it all leave at once
 */
public record Relaying(int atOnceMax, Duration holdBackMin, Duration holdBackMax, int heldMax) {
    /** Refuses to hold back everything. */
    public Relaying {
        if (atOnceMax < 1) {
            throw new IllegalArgumentException("a message goes to one peer at once, at least");
        }
    }

    /** Two: with flood publish, and with the others a moment later, that reaches nearly everybody at once. */
    public static Relaying defaults() {
        return new Relaying(2, Duration.ofMillis(20), Duration.ofSeconds(1), 4_096);
    }

    /** The whole mesh at once, as other implementations do. */
    public static Relaying toAll() {
        return new Relaying(Integer.MAX_VALUE, Duration.ZERO, Duration.ZERO, 0);
    }
}
