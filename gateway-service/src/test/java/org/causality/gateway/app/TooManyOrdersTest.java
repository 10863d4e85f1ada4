package org.causality.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.causality.gateway.TestFeed;
import org.causality.gateway.TestNetwork;
import org.causality.gateway.app.TinyService.Reply;
import org.causality.model.json.OrderJson;
import org.causality.model.order.SignedUserOrder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** A mempool that cannot keep up, and wallets that go on posting. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TooManyOrdersTest {

    private static final int ORDERS_MAX = 4;

    private final TestNetwork network =
            TestNetwork.of("load", RunningGateway.uniqueOperators(TooManyOrdersTest.class, 1), 8);
    private final CountDownLatch through = new CountDownLatch(1);
    private final TinyService mempool = new TinyService();
    private final TinyService propagation = new TinyService();
    private final ExecutorService wallets = Executors.newVirtualThreadPerTaskExecutor();
    private RunningGateway gateway;

    @BeforeAll
    void start(@TempDir Path folder) {
        mempool.on("/internal/v1/orders", _ -> {
                    awaitThrough();
                    return Reply.json(201, "{}");
                })
                .on("/v1/orders", _ -> Reply.json(200, "{\"orders\":[],\"next\":null}"));
        Map<String, String> few = Map.of("causality.requests.orders-max", Integer.toString(ORDERS_MAX));
        gateway = RunningGateway.start(folder, network, 0, mempool, propagation, few);
    }

    @AfterAll
    void stop() {
        through.countDown();
        wallets.close();
        gateway.close();
        mempool.close();
        propagation.close();
    }

    @Test
    void oneTooManyIsToldWhenToComeAgainWithoutTheMempoolHearingOfItAndReadersGoOn() throws Exception {
        List<Future<HttpResponse<String>>> posted = new ArrayList<>();
        for (int i = 0; i < ORDERS_MAX; i++) {
            posted.add(wallets.submit(posting(i)));
        }
        Eventually.holds(() -> assertThat(orders("causality_gateway_queue{")).isEqualTo(ORDERS_MAX));

        HttpResponse<String> refused = posting(ORDERS_MAX).call();

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(refused.body()).contains("\"code\":\"OVERLOADED\"", "\"retryable\":true");
        assertThat(refused.body()).doesNotContain("\"retryAfterMillis\":null");
        assertThat(orders("causality_gateway_queue_limit{")).isEqualTo(ORDERS_MAX);
        assertThat(gateway.metric("causality_gateway_calls_refused_total{", "reason=\"OVERLOADED\""))
                .isEqualTo(1);
        assertThat(gateway.get("/v1/orders").statusCode()).isEqualTo(200);

        through.countDown();
        for (Future<HttpResponse<String>> one : posted) {
            assertThat(one.get().statusCode()).isEqualTo(201);
        }
        assertThat(mempool.asked())
                .filteredOn(asked -> asked.uri().equals("/internal/v1/orders"))
                .hasSize(ORDERS_MAX);
        assertThat(orders("causality_gateway_queue{")).isZero();
        assertThat(posting(ORDERS_MAX).call().statusCode()).isEqualTo(201);
    }

    private double orders(String metric) throws Exception {
        return gateway.metric(metric, "queue=\"orders\"");
    }

    private Callable<HttpResponse<String>> posting(int nonce) {
        SignedUserOrder order = TestFeed.anOrder(network.genesis(), nonce);
        String body = "{\"order\":" + JsonMapper.shared().writeValueAsString(OrderJson.of(order.order()))
                + ",\"signature\":\"" + order.signature().bytes().hex() + "\"}";
        return () -> gateway.post("/v1/orders", body);
    }

    private void awaitThrough() {
        try {
            assertThat(through.await(Eventually.WAIT_MAX.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
