package org.causality.gateway.priority;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Random;
import org.causality.model.message.PriorityClass;
import org.jspecify.annotations.Nullable;

/** Sources that send at random and one server that checks, in virtual time; the queues are the production ones. */
final class OneServer {

    static final int COST_MICROS = 1_000;
    private static final List<PriorityClass> CLASSES = List.of(PriorityClass.values());
    private static final long SECOND = 1_000_000;
    private static final Room NOBODY_ELSE = new Room() {
        @Override
        public boolean isOpen(PriorityClass priority) {
            return true;
        }

        @Override
        public boolean take(PriorityClass priority) {
            return true;
        }
    };

    /** Somebody who sends from a time on. */
    record Source(String peer, PriorityClass priority, double perSecond, int bytes, long fromMicros) {}

    private record Next(long atMicros, int source) {}

    /** What became of a peer's messages of a class. */
    static final class Tally {
        long sent;
        long dropped;
        long late;
        final List<Long> waitedMicros = new ArrayList<>();

        long served() {
            return waitedMicros.size();
        }

        double inDeadline() {
            return 1 - (double) (dropped + late) / sent;
        }

        long waitedMicros(double quantile) {
            List<Long> sorted = waitedMicros.stream().sorted().toList();
            return sorted.get((int) Math.min(sorted.size() - 1L, (long) (sorted.size() * quantile)));
        }
    }

    final ClassQueues<Source> queues;
    final Map<DropReason, Long> drops = new EnumMap<>(DropReason.class);
    private final Map<Source, Tally> tallies = new HashMap<>();
    private final PriorityLimits limits;
    private final List<Source> sources;
    private final Random random;
    long bytesPeak;

    OneServer(PriorityLimits limits, List<Source> sources, long seed) {
        this.limits = limits;
        this.queues = new ClassQueues<>(limits);
        this.sources = sources;
        this.random = new Random(seed);
        sources.forEach(source -> tallies.put(source, new Tally()));
    }

    void run(long seconds) {
        PriorityQueue<Next> arrivals = new PriorityQueue<>((a, b) -> Long.compare(a.atMicros(), b.atMicros()));
        for (int i = 0; i < sources.size(); i++) {
            arrivals.add(new Next(gap(sources.get(i)), i));
        }
        long freeAt = 0;
        for (Next next = arrivals.poll(); next.atMicros() < seconds * SECOND; next = arrivals.poll()) {
            freeAt = serveUntil(next.atMicros(), freeAt);
            Source source = sources.get(next.source());
            if (next.atMicros() >= source.fromMicros()) {
                arrive(source, next.atMicros());
            }
            arrivals.add(new Next(next.atMicros() + gap(source), next.source()));
        }
        serveUntil(Long.MAX_VALUE / 2, Math.max(freeAt, seconds * SECOND));
    }

    private void arrive(Source source, long now) {
        of(source).sent++;
        count(queues.offer(new Waiting<>(source, source.priority(), source.peer(), source.bytes(), COST_MICROS), now));
        long bytes = 0;
        for (PriorityClass priority : CLASSES) {
            bytes += queues.bytes(priority);
        }
        bytesPeak = Math.max(bytesPeak, bytes);
    }

    /** The server takes whatever is next each time it is free. */
    private long serveUntil(long until, long freeAt) {
        long now = freeAt;
        while (now < until && queues.count() > 0) {
            Polled<Source> polled = queues.poll(now, NOBODY_ELSE);
            count(polled.dropped());
            now += served(polled);
        }
        return queues.count() > 0 ? now : Math.max(now, Math.min(until, Long.MAX_VALUE / 4));
    }

    private long served(Polled<Source> polled) {
        @Nullable Waiting<Source> next = polled.next();
        if (next == null) {
            return 0;
        }
        Tally tally = of(next.item());
        tally.waitedMicros.add(polled.waitedMicros());
        long deadline = limits.of(next.item().priority()).deadlineMicros();
        tally.late += polled.waitedMicros() + COST_MICROS > deadline ? 1 : 0;
        return COST_MICROS;
    }

    private void count(List<Dropped<Source>> dropped) {
        for (Dropped<Source> gone : dropped) {
            of(gone.waiting().item()).dropped++;
            drops.merge(gone.reason(), 1L, Long::sum);
        }
    }

    private long gap(Source source) {
        return Math.max(1, (long) (-Math.log(1 - random.nextDouble()) * SECOND / source.perSecond()));
    }

    Tally of(Source source) {
        return Objects.requireNonNull(tallies.get(source));
    }

    /** All of a class together. */
    Tally of(PriorityClass priority) {
        return sum(
                sources.stream().filter(source -> source.priority() == priority).toList());
    }

    Tally sum(List<Source> some) {
        Tally all = new Tally();
        for (Source source : some) {
            Tally tally = of(source);
            all.sent += tally.sent;
            all.dropped += tally.dropped;
            all.late += tally.late;
            all.waitedMicros.addAll(tally.waitedMicros);
        }
        return all;
    }

    /** Every message is one or the other. */
    boolean isEveryOneAccountedFor() {
        Tally all = sum(sources);
        long dropped = drops.values().stream().mapToLong(Long::longValue).sum();
        return all.sent == all.served() + all.dropped && all.dropped == dropped;
    }
}
