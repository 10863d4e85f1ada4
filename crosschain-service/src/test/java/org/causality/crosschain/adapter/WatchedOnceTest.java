package org.causality.crosschain.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A slot watched once on a real EVM node: kept over a restart, gone when its change is final, and may be asked anew. */
class WatchedOnceTest {
    private static final String SLOT = "0x" + "00".repeat(32);
    private static final String OTHER_SLOT = "0x" + "00".repeat(31) + "01";

    @Test
    void itIsKeptOverARestartAndGoneWhenItsChangeIsFinal() {
        try (AnvilProcess anvil = AnvilProcess.started()) {
            String contract = anvil.deploy();
            anvil.mine(6);
            CrosschainNode node = CrosschainNode.started(
                    WatchedOnceTest.class,
                    Map.of(
                            "causality.chains[0].id",
                            AnvilProcess.CHAIN,
                            "causality.chains[0].providers[0]",
                            anvil.http().toString(),
                            "causality.chains[0].providers[1]",
                            anvil.http().toString(),
                            "causality.chains[0].poll-millis",
                            "200"));
            try {
                tell(anvil, contract, node);
            } finally {
                node.close();
            }
        }
    }

    private static void tell(AnvilProcess anvil, String contract, CrosschainNode node) {
        assertThat(watch(node, contract, SLOT, true)).isEqualTo(201);
        assertThat(watch(node, contract, SLOT, true)).isEqualTo(200);
        assertThat(watch(node, contract, OTHER_SLOT, true)).isEqualTo(201);
        assertThat(watch(node, contract, OTHER_SLOT, false)).isEqualTo(200);
        assertThat(watches(node)).hasSize(2);
        assertThat(once(node, SLOT)).isTrue();
        assertThat(once(node, OTHER_SLOT)).as("wanted for good since").isFalse();

        String path = "/internal/v1/chains/" + AnvilProcess.CHAIN + "/transactions";
        assertThat(node.post(path, Map.of("raw", anvil.signedStore(contract, 5)))
                        .status())
                .isEqualTo(200);
        anvil.mine(1);
        CrosschainNode.await("the change", () -> !node.core.deliverPublished().isEmpty());
        node.restart();
        assertThat(once(node, SLOT)).as("included is not final").isTrue();

        anvil.mine(8);
        CrosschainNode.await("its end", () -> watches(node).size() == 1);
        assertThat(once(node, OTHER_SLOT)).isFalse();
        node.restart();
        assertThat(watches(node)).hasSize(1);
        assertThat(watch(node, contract, SLOT, true)).as("asked for anew").isEqualTo(201);
        assertThat(node.post(
                                "/internal/v1/watches",
                                Map.of("chain", AnvilProcess.CHAIN, "address", contract, "slot", SLOT, "twice", true))
                        .status())
                .as("a field nobody knows")
                .isEqualTo(400);
    }

    private static int watch(CrosschainNode node, String contract, String slot, boolean once) {
        Map<String, ?> wish = once
                ? Map.of("chain", AnvilProcess.CHAIN, "address", contract, "slot", slot, "once", true)
                : Map.of("chain", AnvilProcess.CHAIN, "address", contract, "slot", slot);
        return node.post("/internal/v1/watches", wish).status();
    }

    private static JsonNode watches(CrosschainNode node) {
        return node.get("/internal/v1/watches").json().path("watches");
    }

    private static boolean once(CrosschainNode node, String slot) {
        for (JsonNode watch : watches(node)) {
            if (watch.path("slot").asString().equals(slot)) {
                return watch.path("once").asBoolean();
            }
        }
        throw new AssertionError("not watched: " + slot);
    }
}
