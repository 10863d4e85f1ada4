package org.causality.crosschain.adapter;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Supplier;
import org.causality.crosschain.chain.ChainOutput;
import org.causality.crosschain.fact.FactOutput;
import org.causality.crosschain.observation.WatchOutput;
import org.causality.crosschain.observer.Told;

/** What this service counts, as {@code causality_crosschain_…} with {@code type} and {@code reason}. */
final class CrosschainMetrics {
    private static final String PREFIX = "causality.crosschain.";

    private final MeterRegistry registry;

    CrosschainMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void count(Turn turn) {
        turn.told().forEach(this::count);
    }

    private void count(Told told) {
        switch (told) {
            case Told.OfChain(var chain, ChainOutput.Accepted _) -> count("blocks", chain.value(), "ACCEPTED");
            case Told.OfChain(var chain, ChainOutput.Retracted _) -> count("blocks", chain.value(), "RETRACTED");
            case Told.OfWatch(var chain, WatchOutput.Changed _) -> count("observations", chain.value(), "CHANGED");
            case Told.OfWatch(var chain, WatchOutput.Unchanged _) -> count("observations", chain.value(), "UNCHANGED");
            case Told.OfWatch(var chain, WatchOutput.Skipped _) -> count("observations", chain.value(), "SKIPPED");
            case Told.OfWatch(var chain, WatchOutput.Refused refused) ->
                count("observations", chain.value(), refused.fault().name());
            case Told.OfFact(FactOutput.Judged(var fact)) ->
                count(
                        "facts",
                        fact.claim().event().kind().name(),
                        fact.verdict().code());
            case Told.OfFact(FactOutput.Retracted(var fact)) ->
                count("facts", fact.claim().event().kind().name(), "RETRACTED");
            case Told.OfFact(FactOutput.Announce announce) ->
                count("announcements", announce.event().kind().name(), "OUR_TURN");
            case Told.OfFact(FactOutput.Dropped dropped) ->
                count("facts", "dropped", dropped.reason().name());
            case Told.OfChain _, Told.OfWatch _, Told.OfFact _, Told.WatchAdded _ -> {}
        }
    }

    void gauge(String name, Supplier<Number> value) {
        Gauge.builder(PREFIX + name, value).register(registry);
    }

    void count(String noun, String type, String reason) {
        registry.counter(PREFIX + noun, "type", type, "reason", reason).increment();
    }
}
