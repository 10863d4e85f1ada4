package org.causality.propagation.owner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.causality.propagation.causal.Input;
import org.causality.propagation.message.Drafts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TwoCoresOneLeaseTest {

    @TempDir
    static Path folder;

    private static final Input DRAFT = new Input.Publish(Drafts.cancellation(1));

    @Test
    void theSecondWaitsUntilTheFirstGivesTheLeaseBack() throws Exception {
        OwnedNode node = new OwnedNode(folder, TwoCoresOneLeaseTest.class);
        CoreOwner first = node.start(CrashPoint.NONE, OwnedNode.LONG_LEASE_MILLIS);
        OwnedNode.await("the first is active", () -> first.state() == CoreOwner.State.ACTIVE);
        try (CoreOwner second = node.start(CrashPoint.NONE)) {
            assertThatThrownBy(() -> second.submit(Source.PUBLISH, List.of(DRAFT)))
                    .isInstanceOf(CoreUnavailableException.class);
            first.submit(Source.PUBLISH, List.of(DRAFT));
            assertThat(second.state()).isEqualTo(CoreOwner.State.WAITING);
            first.close();
            OwnedNode.await("the second is active", () -> second.state() == CoreOwner.State.ACTIVE);
            assertThat(second.view().delivered()).isEqualTo(3);
        }
    }

    @Test
    void aZombieWritesNothing() throws Exception {
        OwnedNode node = new OwnedNode(folder, TwoCoresOneLeaseTest.class);
        CountDownLatch stalled = new CountDownLatch(1);
        CountDownLatch awake = new CountDownLatch(1);
        CrashPoint stall = at -> {
            if (at == CrashPoint.Place.BEFORE_COMMIT && stalled.getCount() == 0) {
                awaitQuietly(awake);
            }
        };
        try (CoreOwner zombie = node.start(stall);
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            OwnedNode.await("the zombie is active", () -> zombie.state() == CoreOwner.State.ACTIVE);
            stalled.countDown();
            Future<?> refused = callers.submit(() -> zombie.submit(Source.PUBLISH, List.of(DRAFT)));
            try (CoreOwner next = node.start(CrashPoint.NONE, OwnedNode.LONG_LEASE_MILLIS)) {
                OwnedNode.await("the next one took over", () -> next.state() == CoreOwner.State.ACTIVE);
                awake.countDown();
                assertThatThrownBy(refused::get).hasCauseInstanceOf(CoreUnavailableException.class);
                OwnedNode.await("the zombie waits again", () -> zombie.state() == CoreOwner.State.WAITING);
                next.submit(Source.PUBLISH, List.of(DRAFT));
                assertThat(node.relay.delivered()).hasSize(3);
            }
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
