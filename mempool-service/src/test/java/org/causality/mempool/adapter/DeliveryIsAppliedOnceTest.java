package org.causality.mempool.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.causality.mempool.Wallet;
import org.causality.model.message.Envelope;
import org.causality.model.message.MessageId;
import org.causality.model.message.Payload;
import org.causality.model.order.SignedUserOrder;
import org.causality.model.topic.TopicCatalogue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is delivered changes the book once and is told once, through crashes here and repeats of the core. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeliveryIsAppliedOnceTest {
    private final MempoolNode node = MempoolNode.started(DeliveryIsAppliedOnceTest.class);

    @AfterAll
    void end() {
        node.close();
    }

    private void awaitProgress() {
        MempoolNode.await("progress everywhere", () -> {
            EventsSeen seen = EventsSeen.by(node);
            return seen.progress().size() == TopicCatalogue.ORDERS_EVENTS.partitions()
                    && seen.progress().values().stream().allMatch(at -> at == node.core.sequence());
        });
    }

    /** It is told in Kafka first. */
    private void awaitCountedOnce(String metric, double before) {
        MempoolNode.await(metric + " counts it", () -> node.metric(metric) > before);
        assertThat(node.metric(metric)).isEqualTo(before + 1);
    }

    @Test
    void anOrderFromElsewhereOpensWithoutAReceipt() {
        SignedUserOrder order = Wallet.fresh().signed(0, 1);
        node.core.deliver(new Payload.UserOrder(order), List.of());
        node.awaitStatus(order.id(), "OPEN");
        assertThat(node.get(order.id()).json().path("receipt").isNull()).isTrue();
        awaitProgress();
    }

    @Test
    void aCancellationFromElsewhereEndsIt() {
        Wallet wallet = Wallet.fresh();
        SignedUserOrder order = wallet.signed(0, 1);
        MessageId carrier = node.core.deliver(new Payload.UserOrder(order), List.of());
        node.core.deliver(new Payload.UserOrderCancellation(wallet.cancel(order.id())), List.of(carrier));
        node.awaitStatus(order.id(), "CANCELLED");
        assertThat(EventsSeen.by(node).of(order.id()))
                .containsExactly("RECEIVED>OPEN", "OPEN>CANCEL_REQUESTED", "CANCEL_REQUESTED>CANCELLED");
    }

    @Test
    void aRepeatOfTheCoreIsSkipped() {
        SignedUserOrder order = Wallet.fresh().signed(0, 1);
        Envelope envelope = node.core.next(new Payload.UserOrder(order), List.of());
        long sequence = node.core.write(envelope);
        node.core.repeat(envelope, sequence);
        awaitProgress();
        assertThat(EventsSeen.by(node).of(order.id())).containsExactly("RECEIVED>OPEN");
    }

    @Test
    void aForgedOrderIsIgnoredAndCounted() {
        SignedUserOrder forged = Wallet.fresh().badlySigned(0, 1);
        String counter = "causality_mempool_deliveries_total{reason=\"SIGNATURE\"";
        double before = node.metric(counter);
        node.core.deliver(new Payload.UserOrder(forged), List.of());
        awaitProgress();
        assertThat(node.get(forged.id()).status()).isEqualTo(404);
        awaitCountedOnce(counter, before);
    }

    @Test
    void aCancellationBeforeItsOrderIsCountedAsACausalViolation() {
        Wallet wallet = Wallet.fresh();
        String counter = "causality_mempool_causal_violations_total";
        double before = node.metric(counter);
        node.core.deliver(
                new Payload.UserOrderCancellation(
                        wallet.cancel(wallet.signed(0, 1).id())),
                List.of());
        awaitProgress();
        awaitCountedOnce(counter, before);
    }

    @Test
    void mutesAndRubbishMoveTheBookOn() {
        node.core.deliverMute();
        int deadBefore = node.kafka.all(TopicCatalogue.DELIVERED.dead()).size();
        node.core.deliverRubbish();
        SignedUserOrder order = Wallet.fresh().signed(0, 1);
        node.core.deliver(new Payload.UserOrder(order), List.of());
        node.awaitStatus(order.id(), "OPEN");
        assertThat(node.kafka.all(TopicCatalogue.DELIVERED.dead())).hasSize(deadBefore + 1);
        awaitProgress();
    }

    @ParameterizedTest
    @EnumSource(CrashPoint.Step.class)
    void aCrashAtAnyStepTellsEveryEventOnce(CrashPoint.Step step) {
        SignedUserOrder order = Wallet.fresh().signed(0, 1);
        node.crashNextAt(step);
        node.core.deliver(new Payload.UserOrder(order), List.of());
        MempoolNode.await("crashed", () -> node.get("/actuator/health/liveness").status() == 503);
        node.restart();
        node.awaitStatus(order.id(), "OPEN");
        awaitProgress();
        assertThat(EventsSeen.by(node).of(order.id())).containsExactly("RECEIVED>OPEN");
        assertThat(node.metric("causality_mempool_gaps_total")).isZero();
    }
}
