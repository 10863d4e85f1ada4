package org.causality.effect.adapter;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.causality.effect.book.Page;
import org.causality.effect.evolution.Evolution;
import org.causality.model.chain.EffectId;
import org.causality.model.reason.EdgeReason;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.BufferOverflowStrategy;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;

/**
 * The seed's subscribe_to_effect_updates: the changes of some effects as they are committed here. Not resumable; the
 * gateway's stream of events is, from {@code effects.events}.
 */
final class Updates implements CommitListener {

    /** Effects of one subscription. */
    static final int EFFECTS_MAX = 256;

    /** Subscriptions at once; further ones are refused. */
    static final int SUBSCRIPTIONS_MAX = 1_024;

    /** Changes that may wait for a reader; with one more it is told that it lagged, and ended. */
    private static final int WAITING_MAX = 1_024;

    private final TrackerMetrics metrics;
    private final AtomicLong names = new AtomicLong();
    private final Map<Long, Subscription> subscriptions = new ConcurrentHashMap<>();

    private record Subscription(Set<EffectId> effects, FluxSink<ServerSentEvent<Object>> sink) {}

    Updates(TrackerMetrics metrics) {
        this.metrics = metrics;
        metrics.gauge("subscribers", subscriptions::size);
    }

    Flux<ServerSentEvent<Object>> of(List<EffectId> effects) {
        if (effects.isEmpty() || effects.size() > EFFECTS_MAX) {
            throw new IllegalArgumentException("a subscription names 1 to " + EFFECTS_MAX + " effects");
        }
        if (subscriptions.size() >= SUBSCRIPTIONS_MAX) {
            throw new IllegalArgumentException("at most " + SUBSCRIPTIONS_MAX + " subscriptions at once");
        }
        Flux<ServerSentEvent<Object>> changes = Flux.create(
                sink -> {
                    long name = names.incrementAndGet();
                    subscriptions.put(name, new Subscription(Set.copyOf(effects), sink));
                    // After it is kept: where the reader is gone already, this removes it at once.
                    sink.onDispose(() -> subscriptions.remove(name));
                },
                FluxSink.OverflowStrategy.BUFFER);
        return changes.onBackpressureBuffer(WAITING_MAX, _ -> metrics.lagged(), BufferOverflowStrategy.ERROR)
                .onErrorResume(_ -> Flux.just(ServerSentEvent.<Object>builder()
                        .event("lagged")
                        .data(Map.of("code", EdgeReason.LAGGED.code()))
                        .build()));
    }

    @Override
    public void committed(Page page) {
        if (subscriptions.isEmpty()) {
            return;
        }
        for (Evolution evolution : page.evolutions()) {
            for (Subscription subscription : subscriptions.values()) {
                if (subscription.effects().contains(evolution.effect())) {
                    subscription.sink().next(event(evolution, page));
                }
            }
        }
    }

    private static ServerSentEvent<Object> event(Evolution evolution, Page page) {
        return ServerSentEvent.<Object>builder()
                .id(evolution.cursor().toString())
                .event("effect")
                .data(EventJsons.write(evolution, page))
                .build();
    }
}
