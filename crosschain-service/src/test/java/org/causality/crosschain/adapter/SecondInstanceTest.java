package org.causality.crosschain.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two instances of one operator's service: the younger writes, the elder ends itself. */
class SecondInstanceTest {

    @Test
    void theElderIsFencedAndItsLivenessSaysSo() {
        CrosschainNode elder = CrosschainNode.started(
                SecondInstanceTest.class,
                Map.of(
                        "causality.chains[0].id", "eip155:1",
                        "causality.chains[0].providers[0]", "recorded:mainnet-21925176",
                        "causality.chains[0].providers[1]", "recorded:mainnet-21925176",
                        "causality.chains[0].poll-millis", "100"));
        CrosschainNode.await("the head", () -> hasHead(elder));
        CrosschainNode younger = elder.sibling();
        try {
            CrosschainNode.await("the head, from the store", () -> hasHead(younger));
            Map<String, String> watch =
                    Map.of("chain", "eip155:1", "address", "0x" + "11".repeat(20), "slot", "0x" + "00".repeat(32));
            assertThat(elder.post("/internal/v1/watches", watch).status()).isEqualTo(503);
            assertThat(elder.get("/actuator/health/liveness").status()).isEqualTo(503);
            assertThat(younger.post("/internal/v1/watches", watch).status()).isEqualTo(201);
            assertThat(younger.get("/internal/v1/watches")
                            .json()
                            .path("watches")
                            .size())
                    .isEqualTo(1);
            assertThat(younger.get("/actuator/health/liveness").status()).isEqualTo(200);
        } finally {
            younger.stop();
            elder.close();
        }
    }

    private static boolean hasHead(CrosschainNode node) {
        return node.get("/v1/chains/eip155:1/state").body().contains("21925176");
    }
}
