package org.causality.crosschain.adapter;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.causality.backbone.writer.SingleWriter;
import org.causality.crosschain.chain.ChainState;
import org.causality.crosschain.observer.ChainObserver;
import org.jspecify.annotations.Nullable;

/**
 * Owns the cores. Whatever waits is done on them and made true in one transaction: headers, watches, facts, the place in
 * {@code delivered} and the records that tell it. Only then are providers asked and callers answered. The store is taken over
 * once: after trouble it is only read again, so that whoever took over meanwhile stays the one.
 */
final class FactWriter extends SingleWriter<Work> {

    private static final int QUEUE_MAX = 2_048;
    private static final int BATCH_MAX = 128;

    /** How often time passes for the cores when nothing else happens. */
    private static final long TICK_MILLIS = 200;

    private final FactStore store;
    private final Supplier<FactArchive.Restored> stored;
    private final ProviderDesk desk;
    private final Runnable relay;
    private final CrosschainMetrics metrics;
    private final Clock clock;
    private volatile List<ChainState> states = List.of();
    private long fence = -1;
    private FactArchive.@Nullable Restored current;

    FactWriter(
            String operator,
            FactStore store,
            Supplier<FactArchive.Restored> stored,
            ProviderDesk desk,
            Runnable relay,
            CrosschainMetrics metrics,
            Clock clock) {
        super(operator + "-facts", "the book of facts", QUEUE_MAX, BATCH_MAX);
        this.store = store;
        this.stored = stored;
        this.desk = desk;
        this.relay = relay;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** The chains as of the last turn. */
    List<ChainState> states() {
        return states;
    }

    @Override
    protected String recover() {
        if (fence < 0) {
            fence = store.takeOver();
        }
        FactArchive.Restored known = stored.get();
        current = known;
        states = known.observer().states(clock.instant());
        return states.size() + " chains, delivered up to " + known.position().delivered();
    }

    @Override
    protected long waitMillis() {
        return TICK_MILLIS;
    }

    @Override
    protected void take(List<Work> works) throws InterruptedException {
        super.take(works);
        works.add(new Work.Tick());
    }

    @Override
    protected void write(List<Work> works) {
        FactArchive.Restored known = Objects.requireNonNull(current);
        Instant now = clock.instant();
        ChainObserver observer = known.observer();
        Turn turn = new Turn(known.position());
        List<Work.Added> added = new ArrayList<>();
        for (Work work : works) {
            added.add(
                    work instanceof Work.AddWatch(var watch, var _, var _)
                            ? Work.added(observer, watch)
                            : Work.Added.KNOWN);
            work.doOn(observer, turn, now);
        }
        if (!turn.isEmpty()) {
            store.commit(fence, turn);
            current = new FactArchive.Restored(observer, turn.position());
        }
        // Before anybody hears of it: who asks then finds the states that go with it.
        states = observer.states(now);
        if (!turn.isEmpty()) {
            metrics.count(turn);
            relay.run();
            desk.ask(turn.told());
        }
        for (int i = 0; i < works.size(); i++) {
            works.get(i).done(added.get(i));
        }
    }

    @Override
    public void start() {
        super.start();
        desk.start(this);
    }

    @Override
    public void stop() {
        desk.stop();
        super.stop();
    }
}
