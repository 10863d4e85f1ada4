package org.causality.privacy.adapter;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.causality.backbone.outbox.OutboxRecord;
import org.causality.backbone.outbox.OutboxRelay;
import org.causality.backbone.writer.SingleWriter;
import org.causality.model.privacy.BatchEvidence;
import org.causality.privacy.batch.BatchLimits;
import org.causality.privacy.desk.Desk;
import org.causality.privacy.desk.Ledger;
import org.causality.privacy.desk.Page;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what the desk decides: changes a page, commits it, tells whoever waits. Between work it closes the batch whose time
 * is over. Each recovery takes the store over anew.
 */
final class DeskWriter extends SingleWriter<Work> {

    private static final int QUEUE_MAX = 4_096;
    private static final int BATCH_MAX = 512;
    private static final Duration TICK_EVERY = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(DeskWriter.class);

    private final Desk desk;
    private final BatchLimits limits;
    private final DeskStore store;
    private final Ledger ledger;
    private final OutboxRelay relay;
    private final String operator;
    private final DeskMetrics metrics;
    private final Clock clock;
    private volatile DeskStore.@Nullable Taken taken;
    private Instant ticked = Instant.EPOCH;

    DeskWriter(
            String operator,
            Desk desk,
            BatchLimits limits,
            DeskStore store,
            Ledger ledger,
            OutboxRelay relay,
            DeskMetrics metrics,
            Clock clock) {
        super("privacy-" + operator, "the desk", QUEUE_MAX, BATCH_MAX);
        this.desk = desk;
        this.limits = limits;
        this.store = store;
        this.ledger = ledger;
        this.relay = relay;
        this.operator = operator;
        this.metrics = metrics;
        this.clock = clock;
        metrics.gauge("queue", this::queued);
        metrics.gauge(
                "batch.open", () -> taken == null ? 0 : taken.standing().batch().size());
        metrics.gauge(
                "admissions.waiting",
                () -> taken == null ? 0 : taken.standing().admissions().waiting());
        metrics.gauge(
                "admissions.passed.over",
                () -> taken == null ? 0 : taken.standing().admissions().holes());
        metrics.gauge(
                "seals.waiting", () -> taken == null ? 0 : taken.standing().waitingSeals());
    }

    @Override
    protected String recover() {
        DeskStore.Taken now = store.acquire(clock.instant());
        taken = now;
        return "next place " + now.standing().batch().nextPlace() + ", batch "
                + now.standing().batch().number() + ", " + now.standing().waitingSeals() + " sealed orders wait";
    }

    /** The kind of trouble only: the words of a store's exception may show what was to be stored. */
    @Override
    protected String text(RuntimeException trouble) {
        return trouble.getClass().getName();
    }

    /** Until there is something to do even if nobody comes. */
    @Override
    protected long waitMillis() {
        Instant deadline = known().standing().batch().deadline(limits);
        return deadline == null
                ? LOOK_EVERY_MILLIS
                : Math.clamp(Duration.between(clock.instant(), deadline).toMillis(), 0, LOOK_EVERY_MILLIS);
    }

    private DeskStore.Taken known() {
        return Objects.requireNonNull(taken);
    }

    @Override
    protected void write(List<Work> works) {
        DeskStore.Taken before = known();
        Instant now = clock.instant();
        boolean ticks = Duration.between(ticked, now).compareTo(TICK_EVERY) >= 0;
        if (works.isEmpty() && !ticks && !before.standing().batch().isDue(limits, now)) {
            return;
        }
        Batch batch = new Batch(desk, new Page(ledger, before.standing()), operator, metrics, now);
        works.forEach(batch::take);
        // Closes what is due, too.
        batch.tick();
        if (batch.changes(before.standing())) {
            List<OutboxRecord> outgoing = batch.outgoing();
            store.commit(before.fence(), batch.page(), outgoing);
            taken = new DeskStore.Taken(before.fence(), batch.page().standing());
            if (!outgoing.isEmpty()) {
                relay.wake();
            }
            metrics.committed(batch.page());
            batch.page().evidence().forEach(DeskWriter::warn);
        }
        ticked = now;
        batch.answer();
    }

    private static void warn(BatchEvidence evidence) {
        LOG.warn(
                "BATCH_EQUIVOCATION operator {} signed two roots for its batch {}; its receipts prove nothing.",
                evidence.first().operator().value().shortHex(),
                evidence.first().number());
    }
}
