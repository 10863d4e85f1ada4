package org.causality.mempool.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.causality.mempool.Wallet;
import org.causality.model.message.Payload;
import org.causality.model.order.SignedUserOrder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The HTTP of docs/api.md, refusals above all. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DoorAnswersTest {
    private final MempoolNode node = MempoolNode.started(DoorAnswersTest.class);

    @AfterAll
    void end() {
        node.close();
    }

    private static void assertProblem(MempoolNode.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.text("code")).isEqualTo(code);
        assertThat(answer.text("type")).isEqualTo("urn:causality:reason:" + code);
        assertThat(answer.json().propertyNames())
                .contains("title", "status", "detail", "remedy", "retryable", "retryAfterMillis", "traceId");
    }

    @Test
    void aBadlySignedOrderIs422() {
        assertProblem(node.post(Wallet.fresh().badlySigned(0, 1)), 422, "SIGNATURE");
    }

    @Test
    void anotherOrderWithItsNonceIs409() {
        Wallet wallet = Wallet.fresh();
        node.post(wallet.signed(0, 1));
        assertProblem(node.post(wallet.signed(0, 2)), 409, "NONCE_USED");
        assertProblem(node.post(wallet.signed(66, 1)), 409, "NONCE_TOO_FAR");
    }

    @Test
    void bytesThatAreNoOrderAre400() {
        assertProblem(node.post("/internal/v1/orders", new byte[] {1, 2, 3}), 400, "SHAPE");
        assertProblem(node.post("/internal/v1/cancellations", new byte[0]), 400, "SHAPE");
    }

    @Test
    void tooManyBytesAre413() {
        assertProblem(node.post("/internal/v1/orders", new byte[SignedUserOrder.SIZE_MAX + 1]), 413, "OVERSIZED");
    }

    @Test
    void theCancellationOfAnUnknownOrderIs409AndWorthAnotherTry() {
        Wallet wallet = Wallet.fresh();
        MempoolNode.Answer answer = node.post(wallet.cancel(wallet.signed(0, 1).id()));
        assertProblem(answer, 409, "ORDER_UNKNOWN");
        assertThat(answer.json().path("retryable").asBoolean()).isTrue();
        assertThat(answer.json().path("retryAfterMillis").asLong()).isPositive();
    }

    @Test
    void aCancellationIsAnsweredWithItsOwnReceipt() {
        Wallet wallet = Wallet.fresh();
        SignedUserOrder order = wallet.signed(0, 1);
        node.core.deliver(new Payload.UserOrder(order), List.of());
        node.awaitStatus(order.id(), "OPEN");
        MempoolNode.Answer answer = node.post(wallet.cancel(order.id()));
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text("orderId")).isEqualTo(order.id().hex());
        assertThat(answer.text("cancellationId"))
                .isEqualTo(wallet.cancel(order.id()).contentId().hex());
        assertThat(node.post(wallet.cancel(order.id())).body()).isEqualTo(answer.body());
    }

    @Test
    void whatIsNotThereIs404() {
        assertProblem(node.get(Wallet.fresh().signed(0, 1).id()), 404, "NOT_FOUND");
        assertProblem(node.get("/v1/nothing"), 404, "NOT_FOUND");
        assertProblem(node.get("/v1/orders/0x12"), 400, "SHAPE");
        assertProblem(node.get("/v1/orders?status=LOST"), 400, "SHAPE");
    }

    @Test
    void ordersAreListedPageByPageInTheOrderOfTheirLastChange() {
        Wallet wallet = Wallet.fresh();
        for (int nonce = 0; nonce < 5; nonce++) {
            node.core.deliver(new Payload.UserOrder(wallet.signed(nonce, 1)), List.of());
        }
        node.awaitStatus(wallet.signed(4, 1).id(), "OPEN");
        String owner = "/v1/orders?owner=" + wallet.owner().key().hex();
        MempoolNode.Answer first = node.get(owner + "&status=OPEN&limit=2");
        assertThat(first.json().path("orders").size()).isEqualTo(2);
        assertThat(first.json()
                        .path("orders")
                        .path(0)
                        .path("order")
                        .path("nonce")
                        .asString())
                .isEqualTo("0");
        MempoolNode.Answer second = node.get(owner + "&limit=3&after=" + first.text("next"));
        assertThat(second.json().path("orders").size()).isEqualTo(3);
        assertThat(second.json().path("next").isNull()).isTrue();
        assertThat(node.get(owner + "&status=CANCELLED").json().path("orders").size())
                .isZero();
    }

    @Test
    void itDescribesItselfAndCounts() {
        node.post(Wallet.fresh().signed(0, 1));
        assertThat(node.get("/v3/api-docs").body()).contains("/internal/v1/orders", "/v1/orders/{id}");
        assertThat(node.metric("causality_mempool_admissions_total{reason=\"ADMITTED\",type=\"order\""))
                .isPositive();
        assertThat(node.get("/actuator/health/liveness").status()).isEqualTo(200);
        assertThat(node.get("/actuator/health/readiness").body()).contains("READY");
    }
}
