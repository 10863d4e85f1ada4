package org.causality.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.causality.gateway.TestNetwork;
import org.causality.gateway.TestSeal;
import org.causality.gateway.app.TinyService.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A privacy service that is not there, or stands still: its own routes say so, and all else goes on. */
class PrivacyIsAwayTest {

    private static final String SEAL = "0x" + "07".repeat(32);

    private final TestNetwork network =
            TestNetwork.of("away", RunningGateway.uniqueOperators(PrivacyIsAwayTest.class, 1), 72);
    private final TestSeal sealed = TestSeal.of(network.genesis(), 1);
    private final CountDownLatch over = new CountDownLatch(1);

    @Test
    void itsRoutesAreNotReadyItsPlacesAreItsOwnAndOrdersGoOn(@TempDir Path folder) throws Exception {
        TinyService privacy = new TinyService().on("/internal/v1/sealed-orders", _ -> {
            awaitOver();
            return Reply.json(201, "{}");
        });
        Map<String, String> settings =
                Map.of("causality.privacy-url", privacy.url().toString(), "causality.requests.sealed-orders-max", "1");
        try (TinyService mempool = new TinyService().on("/internal/v1/orders", _ -> Reply.json(201, "{}"));
                RunningGateway gateway = RunningGateway.start(folder, network, 0, mempool, mempool, settings);
                ExecutorService wallets = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<HttpResponse<String>> first = wallets.submit(() -> seal(gateway));
            Eventually.holds(() -> assertThat(taken(gateway)).isEqualTo(1));
            HttpResponse<String> second = seal(gateway);
            assertThat(second.statusCode()).isEqualTo(429);
            assertThat(second.body()).contains("OVERLOADED");
            assertOrdersGoOn(gateway);
            over.countDown();
            first.get();
            assertThat(taken(gateway)).isZero();

            privacy.close();
            assertNotReady(seal(gateway));
            assertNotReady(gateway.post("/v1/sealed-orders/" + SEAL + "/reveal", sealed.revealJson()));
            assertNotReady(gateway.get("/v1/sealed-orders/" + SEAL));
            assertNotReady(gateway.get("/v1/orders/" + SEAL + "/receipt"));
            assertNotReady(gateway.get("/v1/batches/" + SEAL + "/7"));
            assertOrdersGoOn(gateway);
            gateway.awaitReady();
            assertThat(gateway.get("/actuator/health").body()).contains("privacy-service");
        } finally {
            over.countDown();
            privacy.close();
        }
    }

    private HttpResponse<String> seal(RunningGateway gateway) throws Exception {
        return gateway.post("/v1/sealed-orders", sealed.sealJson());
    }

    private void assertOrdersGoOn(RunningGateway gateway) throws Exception {
        assertThat(gateway.post("/v1/orders", sealed.revealJson()).statusCode()).isEqualTo(201);
    }

    private static void assertNotReady(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body())
                .contains("\"code\":\"NOT_READY\"", "privacy-service", "\"remedy\":\"", "\"retryable\":true");
    }

    private static double taken(RunningGateway gateway) throws Exception {
        return gateway.metric("causality_gateway_queue{", "queue=\"sealed-orders\"");
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
