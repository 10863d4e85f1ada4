package org.causality.mempool.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.causality.mempool.SimulatedNeighbours;
import org.causality.mempool.Wallet;
import org.causality.model.codec.Bytes32;
import org.causality.model.codec.U256;
import org.causality.model.message.Payload;
import org.causality.model.order.Condition;
import org.causality.model.order.ConditionToken;
import org.causality.model.order.Finality;
import org.causality.model.order.Order;
import org.causality.model.order.OrderId;
import org.causality.model.order.SignedUserOrder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** An order that waits for a price: what its conditions are judged by comes, changes, falls, and outlives a restart. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.MethodName.class)
class ConditionsAreValidatedTest {
    private final MempoolNode node = MempoolNode.started(ConditionsAreValidatedTest.class);
    private final SimulatedNeighbours neighbours = node.neighbours();
    private final OrderId order = delivered(Wallet.fresh());
    private int told;

    @AfterAll
    void end() {
        neighbours.close();
        node.close();
    }

    /** zk-nonce < 13 AND price == 5. */
    private OrderId delivered(Wallet wallet) {
        Order any = wallet.order(0, 1);
        Condition price = new Condition(List.of(new ConditionToken.Test(
                Wallet.CHAIN, "0xab/0x00", ConditionToken.Comparison.EQ, U256.of(5), U256.ZERO, Finality.UNSAFE)));
        SignedUserOrder signed = wallet.sign(new Order(
                any.network(),
                any.owner(),
                any.nonce(),
                any.legs(),
                price,
                13,
                0,
                any.observed(),
                any.validUntil(),
                null,
                any.tip(),
                any.privacy(),
                0,
                List.of(),
                any.salt()));
        node.core.deliver(new Payload.UserOrder(signed), List.of());
        node.awaitStatus(signed.id(), "OPEN");
        return signed.id();
    }

    private MempoolNode.Answer validation() {
        return node.get("/internal/v1/orders/" + order.hex() + "/validation");
    }

    private void awaitVerdict(String verdict) {
        MempoolNode.await(verdict, () -> validation().text("verdict").equals(verdict));
    }

    private void price(int number, long height, String value, String finality, String verdict) {
        neighbours.fact(number, height, value, finality, verdict, node.core.sequence() + 1, ++told);
    }

    private void emptyRedis() {
        Objects.requireNonNull(node.redis().getRequiredConnectionFactory())
                .getConnection()
                .serverCommands()
                .flushAll();
    }

    @Test
    void conditionsFollowTheFacts() {
        assertThat(validation().text("verdict")).isEqualTo("UNKNOWN");
        price(1, 10, "0x05", "UNSAFE", "VALID");
        neighbours.job(
                "LineageMoved",
                node.core.sequence() + 1,
                1,
                "\"slot\":" + SimulatedNeighbours.slot(13) + ",\"steps\":\"2\",\"back\":false");
        awaitVerdict("SATISFIED");
        price(2, 12, "0x06", "UNSAFE", "VALID");
        awaitVerdict("UNSATISFIED");
        assertThat(validation().text("why")).contains("it is 6 at height 12");
        price(2, 12, "0x06", "", "RETRACTED");
        awaitVerdict("SATISFIED");
        assertThat(validation().json().path("findings").size()).isEqualTo(2);

        node.restart();
        assertThat(validation().text("verdict")).isEqualTo("SATISFIED");

        emptyRedis();
        MempoolNode.await("rebuilt", () -> validation().status() == 200);
        assertThat(validation().text("verdict")).isEqualTo("SATISFIED");

        price(1, 10, "0x05", "", "RETRACTED");
        awaitVerdict("UNKNOWN");
        assertThat(node.get(order).text("status")).isEqualTo("OPEN");
        node.restart();
        assertThat(validation().text("verdict")).isEqualTo("UNKNOWN");
    }

    @Test
    void anOrderNobodyKnowsIsNotFound() {
        String unknown = new Bytes32(1, 2, 3, 4).hex();
        MempoolNode.Answer answer = node.get("/internal/v1/orders/" + unknown + "/validation");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text("code")).isEqualTo("NOT_FOUND");
    }
}
