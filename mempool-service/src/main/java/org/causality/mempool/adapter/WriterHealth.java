package org.causality.mempool.adapter;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Alive while the writer's thread is: whatever it waits for, a restart would not bring it sooner. */
final class WriterHealth implements HealthIndicator {
    private final BookWriter writer;

    WriterHealth(BookWriter writer) {
        this.writer = writer;
    }

    @Override
    public Health health() {
        return writer.state() == BookWriter.State.STOPPED
                ? Health.down().build()
                : Health.up().build();
    }
}
