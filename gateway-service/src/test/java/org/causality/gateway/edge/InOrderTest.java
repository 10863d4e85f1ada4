package org.causality.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Work done side by side goes on in the order it was begun. */
class InOrderTest {
    private final InOrder order = new InOrder();
    private final List<Integer> wentOn = Collections.synchronizedList(new ArrayList<>());

    @Test
    void whoIsDoneFirstWaitsForThoseBegunBefore() {
        List<InOrder.Place> places =
                IntStream.range(0, 3).mapToObj(_ -> order.begin()).toList();
        order.done(places.get(2), () -> wentOn.add(2));
        order.done(places.get(1), () -> wentOn.add(1));
        assertThat(wentOn).isEmpty();
        order.done(places.getFirst(), () -> wentOn.add(0));
        assertThat(wentOn).containsExactly(0, 1, 2);
    }

    @Test
    void whatFailsOnItsWayOnHoldsNobodyUp() {
        InOrder.Place failing = order.begin();
        InOrder.Place next = order.begin();
        InOrder.Place last = order.begin();
        order.done(next, () -> wentOn.add(1));
        assertThatThrownBy(() -> order.done(failing, () -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");
        order.done(last, () -> wentOn.add(2));
        assertThat(wentOn).containsExactly(1, 2);
    }

    @Test
    void manyThreadsKeepTheOrder() throws Exception {
        int count = 20_000;
        int threads = 4;
        List<Integer> begun = Collections.synchronizedList(new ArrayList<>());
        try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
            List<? extends Future<?>> all = IntStream.range(0, threads)
                    .mapToObj(worker -> workers.submit(() -> {
                        for (int i = 0; i < count / threads; i++) {
                            beginAndDo(begun, worker * count + i);
                        }
                    }))
                    .toList();
            for (Future<?> one : all) {
                one.get();
            }
        }
        assertThat(wentOn).hasSize(count).isEqualTo(begun);
    }

    private void beginAndDo(List<Integer> begun, int number) {
        InOrder.Place place;
        synchronized (begun) {
            place = order.begin();
            begun.add(number);
        }
        order.done(place, () -> wentOn.add(number));
    }
}
