package org.causality.orchestrator.owner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.causality.model.message.LamportTime;
import org.causality.orchestrator.World;
import org.causality.orchestrator.core.Row;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TroubleIsToldTest {
    private static final long WAIT_SECONDS_MAX = 120;
    private static final long LOOK_NANOS = 1_000_000;

    static Stream<Arguments> troubles() {
        return Stream.of(
                arguments(
                        new Store.StoreUnavailableException(new IOException("the store is away")),
                        CoreOwner.State.WAITING),
                arguments(new Store.NotOwnerException(1), CoreOwner.State.FENCED),
                arguments(new IllegalStateException("a bug"), CoreOwner.State.DEAD));
    }

    /** Else one who was just refused asks the service's health and hears that all is well. */
    @ParameterizedTest
    @MethodSource("troubles")
    void whoeverIsToldOfItFindsAStateThatSaysSo(RuntimeException trouble, CoreOwner.State state) {
        TroubledStore store = new TroubledStore(trouble);
        try (CoreOwner owner = new CoreOwner(World.setup(1, 1), store, () -> {}, _ -> {}, _ -> {}, Clock.systemUTC())) {
            owner.start();
            awaitActive(owner);
            assertThatThrownBy(() -> owner.submit(List.of(), Map.of("log/0", 1L)))
                    .isInstanceOf(UnavailableException.class)
                    .hasMessage("not kept: " + trouble.getMessage());
            assertThat(owner.state()).isEqualTo(state);
            store.over.countDown();
        }
    }

    private static void awaitActive(CoreOwner owner) {
        long endNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(WAIT_SECONDS_MAX);
        while (owner.state() != CoreOwner.State.ACTIVE) {
            assertThat(System.nanoTime()).as("it is active").isLessThan(endNanos);
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    /** Keeps nothing; fails the first turn that has read something, and is not taken over again before all is over. */
    private static final class TroubledStore implements Store {
        private final RuntimeException trouble;
        private final CountDownLatch over = new CountDownLatch(1);
        private long fence;

        TroubledStore(RuntimeException trouble) {
            this.trouble = trouble;
        }

        @Override
        public long takeOver() {
            if (fence > 0) {
                try {
                    over.await();
                } catch (InterruptedException e) {
                    throw new StoreUnavailableException(e);
                }
            }
            return ++fence;
        }

        @Override
        public List<Row> load() {
            return List.of();
        }

        @Override
        public Map<String, Long> bookmarks() {
            return Map.of();
        }

        @Override
        public void commit(long fenceOfTurn, Turn turn, LamportTime clock) {
            if (!turn.bookmarks().isEmpty()) {
                throw trouble;
            }
        }
    }
}
