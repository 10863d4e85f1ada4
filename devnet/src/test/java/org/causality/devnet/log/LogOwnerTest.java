package org.causality.devnet.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class LogOwnerTest {
    private static final LogOwner OWNER = new LogOwner("op2", "mempool");

    @Test
    void threadsMadeByAServiceBelongToItEvenLater() throws Exception {
        Thread.Builder.OfVirtual virtual = Thread.ofVirtual();
        assertThat(OWNER.during(() -> ownerSeenIn(Thread.ofPlatform()))).isEqualTo(OWNER);
        assertThat(OWNER.during(() -> ownerSeenIn(virtual))).isEqualTo(OWNER);
    }

    @Test
    void theStarterIsNobodysAgainAfterwards() throws Exception {
        OWNER.during(() -> "started");
        assertThat(LogOwner.current()).isEqualTo(LogOwner.SHARED);
    }

    private static LogOwner ownerSeenIn(Thread.Builder threads) throws ExecutionException, InterruptedException {
        FutureTask<LogOwner> look = new FutureTask<>(LogOwner::current);
        threads.start(look).join();
        return look.get();
    }
}
