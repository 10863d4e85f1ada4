package org.causality.libp2p.gossip;

import java.time.Instant;
import java.time.InstantSource;

/** Time that never goes back, whatever is done to the machine's clock. */
public final class MonotonicTime implements InstantSource {
    private final Instant start = InstantSource.system().instant();
    private final long startNanos = System.nanoTime();

    @Override
    public Instant instant() {
        return start.plusNanos(System.nanoTime() - startNanos);
    }
}
