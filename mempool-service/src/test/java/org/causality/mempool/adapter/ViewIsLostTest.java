package org.causality.mempool.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.causality.embedded.SharedParts;
import org.causality.mempool.Wallet;
import org.causality.model.order.SignedUserOrder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Redis is emptied, goes back in time, or is away: the book is whole again, and nothing is told twice. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ViewIsLostTest {
    private static final String REBUILT = "causality_mempool_rebuilds_total{reason=\"LOST\"";

    private final RedisRelay relay =
            new RedisRelay(SharedParts.get().redisHost(), SharedParts.get().redisPort());
    private final MempoolNode node = MempoolNode.started(
            ViewIsLostTest.class,
            Map.of(
                    "spring.data.redis.host",
                    "127.0.0.1",
                    "spring.data.redis.port",
                    Integer.toString(relay.port()),
                    "spring.data.redis.timeout",
                    "5s"));

    @BeforeEach
    void ready() {
        node.awaitReady();
    }

    @AfterAll
    void end() {
        node.close();
        relay.close();
    }

    private void emptyRedis() {
        Objects.requireNonNull(node.redis().getRequiredConnectionFactory())
                .getConnection()
                .serverCommands()
                .flushAll();
    }

    /** By itself: without a request that would notice. */
    private void awaitWhole() {
        MempoolNode.await("rebuilt", () -> node.redis().hasKey("c:{" + node.operator + "}:whole"));
        node.awaitReady();
    }

    @Test
    void anEmptiedRedisIsFilledAgainByItself() {
        Wallet wallet = Wallet.fresh();
        SignedUserOrder open = wallet.signed(0, 1);
        SignedUserOrder cancelled = wallet.signed(1, 1);
        MempoolNode.Answer receipt = node.post(open);
        assertThat(node.post(cancelled).status()).isEqualTo(201);
        node.core.deliverPublished();
        node.awaitStatus(cancelled.id(), "OPEN");
        node.post(wallet.cancel(cancelled.id()));
        node.core.deliverPublished();
        node.awaitStatus(cancelled.id(), "CANCELLED");
        String standing = node.get(cancelled.id()).body();
        EventsSeen before = EventsSeen.by(node);

        emptyRedis();
        awaitWhole();

        assertThat(node.get(cancelled.id()).body()).isEqualTo(standing);
        assertThat(node.post(open).status()).isEqualTo(200);
        assertThat(node.post(open).body()).isEqualTo(receipt.body());
        assertThat(node.post(wallet.signed(0, 2)).text("code")).isEqualTo("NONCE_USED");
        assertThat(node.post(wallet.signed(2, 1)).status()).isEqualTo(201);
        assertThat(EventsSeen.by(node)).isEqualTo(before);
        assertThat(node.metric(REBUILT)).isGreaterThan(0);
    }

    @Test
    void aRedisThatForgotItsLastSecondIsNotBuiltUpon() {
        SignedUserOrder order = Wallet.fresh().signed(0, 1);
        node.post(order);
        double rebuilt = node.metric(REBUILT);
        String marker = "c:{" + node.operator + "}:marker";
        String now = Objects.requireNonNull(node.redis().opsForValue().get(marker));
        node.redis().opsForValue().set(marker, now.substring(0, now.lastIndexOf(':')) + ":0");
        MempoolNode.await("seen", () -> node.metric(REBUILT) > rebuilt);
        node.awaitReady();
        assertThat(node.post(order).status()).isEqualTo(200);
    }

    @Test
    void whileRedisIsAwayTheNodeIsNotReadyAndLosesNothing() {
        SignedUserOrder order = Wallet.fresh().signed(0, 1);
        node.post(order);
        relay.stop();
        MempoolNode.await(
                "not ready", () -> node.get("/actuator/health/readiness").status() == 503);
        assertThat(node.get("/actuator/health/liveness").status()).isEqualTo(200);
        MempoolNode.Answer refused = node.post(Wallet.fresh().signed(0, 1));
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.text("code")).isEqualTo("NOT_READY");
        assertThat(refused.json().path("retryable").asBoolean()).isTrue();
        node.core.deliverPublished();
        relay.goOn();
        node.awaitReady();
        node.awaitStatus(order.id(), "OPEN");
        assertThat(EventsSeen.by(node).of(order.id())).isEqualTo(List.of("RECEIVED>OPEN"));
    }
}
