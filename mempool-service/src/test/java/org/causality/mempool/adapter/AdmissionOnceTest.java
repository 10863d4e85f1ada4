package org.causality.mempool.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.causality.mempool.Wallet;
import org.causality.model.codec.Bytes;
import org.causality.model.message.Draft;
import org.causality.model.message.Payload;
import org.causality.model.order.OrderId;
import org.causality.model.order.SignedCancellation;
import org.causality.model.order.SignedUserOrder;
import org.causality.model.topic.TopicCatalogue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One order, one receipt, one draft: however often, beside what, and through whatever crash it is posted. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdmissionOnceTest {
    private static final int PARALLEL = 5;

    private final MempoolNode node = MempoolNode.started(AdmissionOnceTest.class);

    @AfterAll
    void end() {
        node.close();
    }

    /** How often an order, or its cancellation, was published. */
    private long drafts(Class<? extends Payload> type, OrderId order) {
        return node.kafka.all(TopicCatalogue.PUBLISH).stream()
                .map(ConsumerRecord::value)
                .map(value -> Draft.decode(Bytes.wrap(value)).orThrow().payload())
                .filter(type::isInstance)
                .filter(payload -> (payload instanceof Payload.UserOrder(SignedUserOrder signed)
                                && signed.id().equals(order))
                        || (payload instanceof Payload.UserOrderCancellation(SignedCancellation cancellation)
                                && cancellation.order().equals(order)))
                .count();
    }

    private long drafts(SignedUserOrder order) {
        return drafts(Payload.UserOrder.class, order.id());
    }

    private static List<MempoolNode.Answer> atOnce(Callable<MempoolNode.Answer> post) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<MempoolNode.Answer> answers = new ArrayList<>();
            List<Callable<MempoolNode.Answer>> posts = new ArrayList<>();
            for (int i = 0; i < PARALLEL; i++) {
                posts.add(post);
            }
            for (Future<MempoolNode.Answer> answer : threads.invokeAll(posts)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }

    @Test
    void fiveTimesAtOnceIsOnce() throws Exception {
        SignedUserOrder order = Wallet.fresh().signed(0, 1);
        List<MempoolNode.Answer> answers = atOnce(() -> node.post(order));
        assertThat(answers)
                .extracting(MempoolNode.Answer::status)
                .containsOnlyOnce(201)
                .containsOnly(200, 201);
        assertThat(answers)
                .extracting(MempoolNode.Answer::body)
                .containsOnly(answers.getFirst().body());
        assertThat(drafts(order)).isEqualTo(1);
    }

    @Test
    void aRestartChangesNothing() {
        SignedUserOrder order = Wallet.fresh().signed(0, 1);
        MempoolNode.Answer first = node.post(order);
        node.restart();
        MempoolNode.Answer again = node.post(order);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(drafts(order)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(CrashPoint.Step.class)
    void aCrashAtAnyStepLosesAndDoublesNothing(CrashPoint.Step step) throws Exception {
        SignedUserOrder before = Wallet.fresh().signed(0, 1);
        MempoolNode.Answer beforeAnswer = node.post(before);
        SignedUserOrder order = Wallet.fresh().signed(0, 1);
        node.crashNextAt(step);
        assertThat(node.post(order).status()).isEqualTo(503);
        assertThat(node.get("/actuator/health/liveness").status()).isEqualTo(503);

        node.restart();
        MempoolNode.Answer admitted = node.post(order);
        boolean wasCommitted = step.compareTo(CrashPoint.Step.BEFORE_VIEW) >= 0;
        assertThat(admitted.status()).isEqualTo(wasCommitted ? 200 : 201);
        assertThat(atOnce(() -> node.post(order)))
                .extracting(MempoolNode.Answer::body)
                .containsOnly(admitted.body());
        assertThat(node.post(before).body()).isEqualTo(beforeAnswer.body());
        assertThat(drafts(order)).isEqualTo(1);
        assertThat(node.get(order.id()).text("receipt")).isEqualTo(admitted.text("receipt"));
        assertThat(Long.parseLong(admitted.text("admissionNumber")))
                .isEqualTo(Long.parseLong(beforeAnswer.text("admissionNumber")) + 1);
    }

    @ParameterizedTest
    @EnumSource(CrashPoint.Step.class)
    void aCancellationIsAdmittedOnceToo(CrashPoint.Step step) throws Exception {
        Wallet wallet = Wallet.fresh();
        SignedUserOrder order = wallet.signed(0, 1);
        node.post(order);
        node.core.deliverPublished();
        node.awaitStatus(order.id(), "OPEN");
        SignedCancellation cancellation = wallet.cancel(order.id());
        node.crashNextAt(step);
        assertThat(node.post(cancellation).status()).isEqualTo(503);
        node.restart();
        List<MempoolNode.Answer> answers = atOnce(() -> node.post(cancellation));
        assertThat(answers)
                .extracting(MempoolNode.Answer::body)
                .containsOnly(answers.getFirst().body());
        assertThat(drafts(Payload.UserOrderCancellation.class, order.id())).isEqualTo(1);
        node.core.deliverPublished();
        node.awaitStatus(order.id(), "CANCELLED");
        assertThat(node.post(cancellation).body()).isEqualTo(answers.getFirst().body());
    }
}
