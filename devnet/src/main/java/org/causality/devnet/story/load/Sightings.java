package org.causality.devnet.story.load;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.causality.devnet.story.api.EventSink;
import org.causality.devnet.story.api.OperatorApi;
import org.causality.devnet.story.api.ServerEvent;
import org.causality.devnet.story.figures.WatchedOperator;
import org.jspecify.annotations.Nullable;

/** When the client first heard that an order is open at one operator. */
final class Sightings implements EventSink {

    /** Beyond this many orders a run says so instead of keeping more. */
    private static final int ORDERS_MAX = 1_000_000;

    private final Map<String, Long> openedNanos = new ConcurrentHashMap<>();
    private volatile @Nullable String trouble;

    static WatchedOperator<Sightings> watch(int number, OperatorApi api) {
        return WatchedOperator.watch(number, api, "order", new Sightings());
    }

    @Override
    public void event(ServerEvent event) {
        if (event.type().equals("order") && event.text("to").equals("OPEN")) {
            if (openedNanos.size() < ORDERS_MAX) {
                openedNanos.putIfAbsent(event.text("orderId"), event.arrivedNanos());
            } else {
                trouble("more than " + ORDERS_MAX + " orders");
            }
        }
    }

    @Override
    public void trouble(String what) {
        trouble = what;
    }

    @Override
    public Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    @Nullable Long openedNanos(String orderId) {
        return openedNanos.get(orderId);
    }

    int count() {
        return openedNanos.size();
    }
}
