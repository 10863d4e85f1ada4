package org.causality.effect.adapter;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.causality.backbone.outbox.OutboxRecord;
import org.causality.backbone.outbox.OutboxRelay;
import org.causality.backbone.writer.SingleWriter;
import org.causality.effect.book.Ledger;
import org.causality.effect.book.Page;
import org.jspecify.annotations.Nullable;

/** Writes the book of effects: changes a page, commits it, tells whoever waits. Each recovery takes the store over anew. */
final class TrackerWriter extends SingleWriter<Work> {

    private static final int QUEUE_MAX = 4_096;
    private static final int BATCH_MAX = 1_024;

    private final TrackerStore store;
    private final Ledger ledger;
    private final OutboxRelay relay;
    private final String operator;
    private final TrackerMetrics metrics;
    private final Clock clock;
    private final CommitListener listener;
    private volatile long told;
    private TrackerStore.@Nullable Standing standing;

    TrackerWriter(
            String operator,
            TrackerStore store,
            Ledger ledger,
            OutboxRelay relay,
            TrackerMetrics metrics,
            CommitListener listener,
            Clock clock) {
        super("effects-" + operator, "the book of effects", QUEUE_MAX, BATCH_MAX);
        this.store = store;
        this.ledger = ledger;
        this.relay = relay;
        this.operator = operator;
        this.metrics = metrics;
        this.listener = listener;
        this.clock = clock;
        metrics.gauge("queue", this::queued);
        metrics.gauge("told", () -> told);
    }

    @Override
    protected String recover() {
        TrackerStore.Standing now = store.acquire();
        standing = now;
        told = now.totals().told();
        return now.totals().effects() + " effects, told up to " + told;
    }

    @Override
    protected void write(List<Work> works) {
        if (works.isEmpty()) {
            return;
        }
        TrackerStore.Standing now = Objects.requireNonNull(standing);
        Page page = new Page(ledger, now.totals().copy());
        Marks marks = now.marks().copy();
        Batch batch = new Batch(page, marks, operator, metrics, clock.instant());
        batch.take(works);
        if (!batch.isEmpty()) {
            List<OutboxRecord> outgoing = batch.outgoing();
            store.commit(now.fence(), page, marks, outgoing);
            standing = new TrackerStore.Standing(now.fence(), page.totals(), marks.copy());
            told = page.totals().told();
            if (!outgoing.isEmpty()) {
                relay.wake();
            }
            listener.committed(page);
        }
        batch.answer();
    }
}
