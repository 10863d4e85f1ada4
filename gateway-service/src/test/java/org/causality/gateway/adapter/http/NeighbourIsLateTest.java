package org.causality.gateway.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.causality.gateway.app.Eventually;
import org.causality.gateway.app.TinyService;
import org.causality.gateway.app.TinyService.Reply;
import org.causality.model.problem.Refusal;
import org.causality.model.reason.EdgeReason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A neighbour that has too much to do is told apart from one that is not there. */
class NeighbourIsLateTest {

    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(2);
    private static final String TRACE = "0".repeat(31) + "1";

    private final CountDownLatch over = new CountDownLatch(1);
    private final TinyService service = new TinyService()
            .on("/quick", _ -> Reply.json(200, "{}"))
            .on("/slow", _ -> {
                awaitOver();
                return Reply.json(200, "{}");
            });
    private final Neighbour neighbour = new Neighbour("mempool-service", service.url(), ANSWER_TIMEOUT);

    @AfterEach
    void close() {
        over.countDown();
        neighbour.close();
        service.close();
    }

    @Test
    void lateForOneWhileItAnswersOthersIsLoadAndItIsNotAskedTheSameAgain() throws Exception {
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Refusal> late = callers.submit(() -> refusal("/slow"));
            Eventually.holds(() -> assertThat(service.asked()).hasSize(1));
            neighbour.getOrRefuse("/quick", TRACE);
            assertThat(late.get().reason()).isEqualTo(EdgeReason.OVERLOADED);
        }
        assertThat(neighbour.isAnswering()).isTrue();
        assertThat(service.asked()).hasSize(2);
    }

    @Test
    void lateForEverybodyIsNotReady() {
        assertThat(refusal("/slow").reason()).isEqualTo(EdgeReason.NOT_READY);
        assertThat(neighbour.isAnswering()).isFalse();
    }

    @Test
    void notThereIsNotReady() {
        service.close();
        assertThat(refusal("/quick").reason()).isEqualTo(EdgeReason.NOT_READY);
    }

    private Refusal refusal(String path) {
        return catchThrowableOfType(Refusal.class, () -> neighbour.getOrRefuse(path, TRACE));
    }

    private void awaitOver() {
        try {
            assertThat(over.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
