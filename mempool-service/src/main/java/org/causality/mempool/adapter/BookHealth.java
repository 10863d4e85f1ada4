package org.causality.mempool.adapter;

import org.causality.backbone.writer.SingleWriter;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Ready while the book can be read and written: Kafka and Redis both answer, or it would not be. */
final class BookHealth implements HealthIndicator {
    private final BookWriter writer;

    BookHealth(BookWriter writer) {
        this.writer = writer;
    }

    @Override
    public Health health() {
        SingleWriter.State state = writer.state();
        Health.Builder health = state == SingleWriter.State.READY ? Health.up() : Health.outOfService();
        return health.withDetail("state", state.name()).build();
    }
}
