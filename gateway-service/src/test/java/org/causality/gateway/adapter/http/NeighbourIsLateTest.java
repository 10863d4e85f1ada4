package org.causality.gateway.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.causality.gateway.app.Eventually;
import org.causality.gateway.app.NobodyThere;
import org.causality.gateway.app.TinyService;
import org.causality.gateway.app.TinyService.Reply;
import org.causality.model.problem.Refusal;
import org.causality.model.reason.EdgeReason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A neighbour that has too much to do is told apart from one that is not there. */
class NeighbourIsLateTest {

    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(2);
    private static final Patience PATIENCE =
            new Patience(Eventually.WAIT_MAX, ANSWER_TIMEOUT, ANSWER_TIMEOUT, ANSWER_TIMEOUT);
    private static final String TRACE = "0".repeat(31) + "1";

    private final CountDownLatch over = new CountDownLatch(1);
    private final TinyService service = new TinyService()
            .on("/quick", _ -> Reply.json(200, "{}"))
            .on("/slow", _ -> {
                awaitOver();
                return Reply.json(200, "{}");
            });
    private final Neighbour neighbour = new Neighbour("mempool-service", service.url(), PATIENCE);

    @AfterEach
    void close() {
        over.countDown();
        neighbour.close();
        service.close();
    }

    /** On a machine so slow that nobody was answered meanwhile it is not load: then the scene is played again. */
    @Test
    void lateForOneWhileItAnswersOthersIsLoadAndItIsNotAskedTheSameAgain() throws Exception {
        AtomicInteger scenes = new AtomicInteger();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Eventually.holds(() -> {
                Future<Refusal> late = callers.submit(() -> refusal("/slow"));
                scenes.incrementAndGet();
                while (!late.isDone()) {
                    neighbour.get("/quick", TRACE, Eventually.WAIT_MAX);
                }
                assertThat(late.get().reason()).isEqualTo(EdgeReason.OVERLOADED);
            });
        }
        assertThat(neighbour.isAnswering()).isTrue();
        // Fewer where the time was over before the question had come.
        assertThat(askedSlow()).isLessThanOrEqualTo(scenes.get());
    }

    private long askedSlow() {
        return service.asked().stream()
                .filter(asked -> asked.uri().equals("/slow"))
                .count();
    }

    @Test
    void lateForEverybodyIsNotReady() {
        assertThat(refusal("/slow").reason()).isEqualTo(EdgeReason.NOT_READY);
        assertThat(neighbour.isAnswering()).isFalse();
    }

    @Test
    void notThereIsNotReady() {
        try (NobodyThere nobody = new NobodyThere();
                Neighbour away = new Neighbour("mempool-service", nobody.url(), PATIENCE)) {
            assertThat(refusal(away, "/quick").reason()).isEqualTo(EdgeReason.NOT_READY);
        }
    }

    private Refusal refusal(String path) {
        return refusal(neighbour, path);
    }

    private static Refusal refusal(Neighbour asked, String path) {
        return catchThrowableOfType(Refusal.class, () -> asked.getOrRefuse(path, TRACE));
    }

    private void awaitOver() {
        try {
            assertThat(over.await(Eventually.WAIT_MAX.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
