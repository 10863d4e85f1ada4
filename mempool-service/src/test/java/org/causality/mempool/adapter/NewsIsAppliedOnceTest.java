package org.causality.mempool.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.causality.mempool.SimulatedNeighbours;
import org.causality.mempool.Wallet;
import org.causality.model.message.Payload;
import org.causality.model.order.OrderId;
import org.causality.model.order.SignedUserOrder;
import org.causality.model.topic.TopicCatalogue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the orchestrator tells moves orders once and is told once, through crashes here and repeats there. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NewsIsAppliedOnceTest {
    private final MempoolNode node = MempoolNode.started(NewsIsAppliedOnceTest.class);
    private final SimulatedNeighbours neighbours = node.neighbours();
    private int told;

    @AfterAll
    void end() {
        neighbours.close();
        node.close();
    }

    private OrderId openOrder() {
        SignedUserOrder order = Wallet.fresh().signed(0, 1);
        node.core.deliver(new Payload.UserOrder(order), List.of());
        node.awaitStatus(order.id(), "OPEN");
        return order.id();
    }

    private static String decided(OrderId... orders) {
        return fields("", orders);
    }

    private static String fields(String more, OrderId... orders) {
        String named = String.join(
                ",", List.of(orders).stream().map(id -> "\"" + id.hex() + "\"").toList());
        return "\"jobId\":\"" + SimulatedNeighbours.job(1) + "\",\"slot\":" + SimulatedNeighbours.slot(13)
                + ",\"orders\":[" + named + "]" + more;
    }

    /** At the next place of the orchestrator, which has read all that was delivered. */
    private void tell(String event, String fields) {
        neighbours.job(event, node.core.sequence() + 1, ++told, fields);
    }

    @Test
    void anOrderGoesFromOpenToSettledBetweenTwoDeliveries() {
        OrderId order = openOrder();
        tell("SlotDecided", decided(order));
        tell("StatusChanged", fields(",\"to\":\"PROVING\"", order));
        tell("ResultVerified", fields("", order));
        tell("StatusChanged", fields(",\"to\":\"SUBMITTED\",\"transaction\":\"0x01\"", order));
        tell("StepAnchored", fields(",\"final\":false", order));
        tell("StepAnchored", fields(",\"final\":true", order));
        node.awaitStatus(order, "SETTLED");
        assertThat(EventsSeen.by(node).of(order))
                .containsExactly(
                        "RECEIVED>OPEN",
                        "OPEN>CLAIMED",
                        "CLAIMED>COMPUTING",
                        "COMPUTING>PROVEN",
                        "PROVEN>SUBMITTED",
                        "SUBMITTED>INCLUDED",
                        "INCLUDED>SETTLED");
    }

    @Test
    void whatIsToldBeforeItsDeliveryCameHereWaitsForIt() {
        SignedUserOrder order = Wallet.fresh().signed(0, 1);
        OrderId other = openOrder();
        long ahead = node.core.sequence() + 2;
        neighbours.job("ResultVerified", ahead, ++told, fields("", order.id()));
        node.core.deliver(new Payload.UserOrder(order), List.of());
        node.awaitStatus(order.id(), "PROVEN");
        assertThat(node.get(other).text("status")).isEqualTo("OPEN");
        assertThat(EventsSeen.by(node).of(order.id())).containsExactly("RECEIVED>OPEN", "OPEN>PROVEN");
    }

    @Test
    void aRecordThatIsWrittenAgainIsKnownByItsPlace() {
        OrderId order = openOrder();
        tell("SlotDecided", decided(order));
        int place = told;
        tell("StatusChanged", fields(",\"to\":\"SUPERSEDED\"", order));
        neighbours.job("SlotDecided", node.core.sequence() + 1, place, decided(order));
        tell("ResultVerified", fields("", order));
        node.awaitStatus(order, "PROVEN");
        assertThat(EventsSeen.by(node).of(order))
                .containsExactly("RECEIVED>OPEN", "OPEN>CLAIMED", "CLAIMED>OPEN", "OPEN>PROVEN");
    }

    @Test
    void whatCannotBeReadIsADeadLetterAndNothingWaitsForIt() {
        OrderId order = openOrder();
        tell("SlotDecided", "\"jobId\":\"rubbish\"");
        tell("ResultVerified", fields("", order));
        node.awaitStatus(order, "PROVEN");
        assertThat(node.kafka.all(TopicCatalogue.JOBS_EVENTS.dead())).isNotEmpty();
    }

    @Test
    void progressOfOthersCostsNoTransaction() {
        OrderId order = openOrder();
        tell("SlotDecided", decided(order));
        node.awaitStatus(order, "CLAIMED");
        int before = node.kafka.all(TopicCatalogue.ORDERS_STATE).size();
        for (int i = 0; i < 50; i++) {
            neighbours.progress(TopicCatalogue.JOBS_EVENTS, node.core.sequence());
        }
        tell("ResultVerified", fields("", order));
        node.awaitStatus(order, "PROVEN");
        assertThat(node.kafka.all(TopicCatalogue.ORDERS_STATE)).hasSize(before + 2);
    }

    @Test
    void placesGoOnOverARestart() {
        OrderId order = openOrder();
        tell("SlotDecided", decided(order));
        node.awaitStatus(order, "CLAIMED");
        node.restart();
        tell("ResultVerified", fields("", order));
        node.awaitStatus(order, "PROVEN");
        OrderId next = openOrder();
        String sequence = Long.toString(node.core.sequence());
        assertThat(EventsSeen.by(node).byCursor().entrySet().stream()
                        .filter(event -> event.getKey().startsWith(sequence + "."))
                        .map(event -> event.getKey() + " "
                                + event.getValue().path("to").asString()))
                .containsExactly(sequence + ".1 CLAIMED", sequence + ".2 PROVEN", sequence + ".3 OPEN");
        assertThat(node.get(next).text("status")).isEqualTo("OPEN");
    }

    @ParameterizedTest
    @EnumSource(CrashPoint.Step.class)
    void aCrashAtAnyStepTellsEveryEventOnce(CrashPoint.Step step) {
        OrderId order = openOrder();
        OrderId second = openOrder();
        node.crashNextAt(step);
        tell("SlotDecided", decided(order, second));
        tell("StatusChanged", fields(",\"to\":\"SUPERSEDED\"", order));
        tell("SlotDecided", decided(order));
        tell("ResultVerified", fields("", second));
        MempoolNode.await("crashed", () -> node.get("/actuator/health/liveness").status() == 503);
        node.restart();
        tell("ResultVerified", fields("", order));
        node.awaitStatus(order, "PROVEN");
        assertThat(EventsSeen.by(node).of(order))
                .containsExactly("RECEIVED>OPEN", "OPEN>CLAIMED", "CLAIMED>OPEN", "OPEN>CLAIMED", "CLAIMED>PROVEN");
        assertThat(EventsSeen.by(node).of(second)).containsExactly("RECEIVED>OPEN", "OPEN>CLAIMED", "CLAIMED>PROVEN");
    }

    @Test
    void aTickIsPassedOverAndProgressMoves() {
        OrderId order = openOrder();
        tell("SlotDecided", decided(order));
        node.awaitStatus(order, "CLAIMED");
        node.core.deliverTick();
        MempoolNode.await("progress over the tick", () -> {
            EventsSeen seen = EventsSeen.by(node);
            return seen.progress().size() == TopicCatalogue.ORDERS_EVENTS.partitions()
                    && seen.progress().values().stream().allMatch(at -> at == node.core.sequence());
        });
        assertThat(node.get(order).text("status")).isEqualTo("CLAIMED");
        assertThat(node.metric("causality_mempool_gaps_total")).isZero();
    }
}
