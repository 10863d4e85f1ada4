package org.causality.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.causality.gateway.TestNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallersAreLimitedTest {

    @Test
    void whoCallsTooOftenIsToldWhenToComeAgainAndHealthIsNotCounted(@TempDir Path folder) throws Exception {
        TestNetwork network =
                TestNetwork.of("limits", RunningGateway.uniqueOperators(CallersAreLimitedTest.class, 1), 5);
        Map<String, String> strict = Map.of("causality.requests.per-second", "0.0001", "causality.requests.burst", "2");
        try (TinyService silent = new TinyService();
                RunningGateway gateway = RunningGateway.start(folder, network, 0, silent, silent, strict)) {
            assertThat(gateway.get("/v1/peers").statusCode()).isEqualTo(200);
            assertThat(gateway.get("/v1/network").statusCode()).isEqualTo(200);
            HttpResponse<String> refused = gateway.get("/v1/peers");
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            assertThat(refused.body()).contains("RATE_LIMITED", "\"retryable\":true");
            gateway.awaitAlive();
            assertThat(gateway.get("/actuator/prometheus").body())
                    .contains("causality_gateway_calls_refused_total{reason=\"RATE_LIMITED\"");
        }
    }

    @Test
    void aNeighbourThatDoesNotAnswerIsNotReadyAndRetryable(@TempDir Path folder) throws Exception {
        TestNetwork network =
                TestNetwork.of("limits", RunningGateway.uniqueOperators(CallersAreLimitedTest.class, 1), 6);
        try (NobodyThere nobody = new NobodyThere();
                TinyService propagation = new TinyService();
                RunningGateway gateway = RunningGateway.start(
                        folder,
                        network,
                        0,
                        propagation,
                        propagation,
                        Map.of("causality.mempool-url", nobody.url().toString()))) {
            HttpResponse<String> answer = gateway.get("/v1/orders");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("NOT_READY", "\"retryable\":true", "mempool-service");
            assertThat(gateway.get("/actuator/health").body()).contains("\"degraded\":true");
            gateway.awaitAlive();
        }
    }
}
