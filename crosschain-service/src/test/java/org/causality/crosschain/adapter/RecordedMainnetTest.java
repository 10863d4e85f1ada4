package org.causality.crosschain.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.causality.crosschain.ethereum.Vectors;
import org.causality.model.chain.EventKind;
import org.causality.model.chain.LightClientProof;
import org.causality.model.codec.Bytes;
import org.causality.model.message.Payload;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** The whole service on recorded mainnet data: a slot of the deposit contract becomes a fact. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordedMainnetTest {

    private static final JsonNode HEADER = Vectors.one("headers.json", "mainnet-21925176-cancun");
    private static final JsonNode PROOF = Vectors.one("account-proofs.json", "mainnet-21925176-deposit-contract");
    private static final String CONTRACT = PROOF.path("address").asString();
    private static final String SLOT =
            PROOF.path("storageProof").path(0).path("key").asString();

    private CrosschainNode node;

    @BeforeAll
    void start() {
        node = CrosschainNode.started(
                RecordedMainnetTest.class,
                Map.of(
                        "causality.chains[0].id", "eip155:1",
                        "causality.chains[0].providers[0]", "recorded:mainnet-21925176",
                        "causality.chains[0].providers[1]", "recorded:mainnet-21925176",
                        "causality.chains[0].poll-millis", "100"));
        CrosschainNode.await(
                "the head", () -> node.get("/v1/chains/eip155:1/state").body().contains("\"height\":\"21925176\""));
    }

    @AfterAll
    void stop() {
        node.close();
    }

    private JsonNode chain() {
        return node.get("/v1/chains").json().path("chains").path(0);
    }

    @Test
    void aSlotIsWatchedProvenAnnouncedAndJudged() {
        CrosschainNode.await(
                "the chain is active", () -> chain().path("status").asString().equals("ACTIVE"));
        JsonNode chain = chain();
        assertThat(chain.path("finalized").path("hash").asString())
                .isEqualTo(HEADER.path("hash").asString());

        Map<String, String> watch = Map.of("chain", "eip155:1", "address", CONTRACT, "slot", SLOT);
        assertThat(node.post("/internal/v1/watches", watch).status()).isEqualTo(201);
        assertThat(node.post("/internal/v1/watches", watch).status()).isEqualTo(200);
        CrosschainNode.await(
                "the announcement", () -> !node.core.deliverPublished().isEmpty());
        CrosschainNode.await("the verdict", () -> !node.told().isEmpty());

        CrosschainNode.Told fact = node.told().getFirst();
        assertThat(fact.event()).isEqualTo("FactJudged");
        assertThat(fact.json().path("verdict").asString()).isEqualTo("VALID");
        assertThat(fact.json().path("finality").asString()).isEqualTo("FINALIZED");
        assertThat(fact.json().path("kind").asString()).isEqualTo(EventKind.STATE_VALUE.name());
        assertThat(fact.sequence()).isEqualTo(1);
        CrosschainNode.await("progress", () -> node.progress() == 1);

        String id = fact.json().path("eventId").asString();
        JsonNode event = node.get("/v1/events/" + id).json();
        assertThat(event.path("fact").path("verdict").asString()).isEqualTo("VALID");
        assertThat(event.path("event").path("proof").path("accountNodes").size())
                .isEqualTo(8);

        node.restart();
        // Told again after a restart, and as a proof on its own: still one fact.
        CrosschainNode.Answer proof =
                node.post("/v1/chains/eip155:1/proofs", Map.of("height", "latest", "address", CONTRACT, "slot", SLOT));
        LightClientProof onItsOwn = LightClientProof.decode(
                        Bytes.parseHex(proof.json().path("encoded").asString()))
                .orThrow();
        var _ = node.core.deliver(node.core.firstSaid(), List.of());
        var _ = node.core.deliver(new Payload.LightClientProof(onItsOwn), List.of());
        node.core.repeat(node.core.firstSaid(), 1);
        node.core.deliverRubbish();
        CrosschainNode.await("the deliveries", () -> node.progress() == 4);
        assertThat(node.told()).hasSize(1);
        assertThat(node.core.deliverPublished()).isEmpty();
        // In a topic of its own: it may come after the progress.
        CrosschainNode.await("the dead letter", () -> node.dead() > 0);
        assertThat(node.dead()).isEqualTo(1);
    }

    @Test
    void proofsAreHandedOutOnlyUnderTheOwnHeader() {
        Map<String, String> wanted = Map.of("height", "21925176", "address", CONTRACT, "slot", SLOT);
        CrosschainNode.Answer answer = node.post("/v1/chains/eip155:1/proofs", wanted);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("proof").path("finality").asString()).isEqualTo("FINALIZED");
        assertThat(node.post(
                                "/v1/chains/eip155:1/proofs",
                                Map.of("height", "21925177", "address", CONTRACT, "slot", SLOT))
                        .status())
                .isEqualTo(409);
        JsonNode blocks = node.get("/v1/chains/eip155:1/blocks").json().path("blocks");
        assertThat(blocks.path(0).path("sequence").asString()).isEqualTo("1");
        assertThat(blocks.path(0).path("kind").asString()).isEqualTo("ACCEPTED");
    }

    @Test
    void whatCannotBeAnsweredIsAProblem() {
        assertThat(node.get("/v1/chains/eip155:5/state").status()).isEqualTo(404);
        assertThat(node.get("/v1/chains/nochain/state").status()).isEqualTo(400);
        assertThat(node.get("/v1/events/0x" + "00".repeat(32)).status()).isEqualTo(404);
        assertThat(node.post("/internal/v1/chains/eip155:1/transactions", Map.of("raw", "0x00"))
                        .json()
                        .path("detail")
                        .asString())
                .contains("a recording takes no transactions");
        assertThat(node.get("/internal/v1/chains/eip155:1/accounts/" + CONTRACT + "/nonce")
                        .json()
                        .path("detail")
                        .asString())
                .contains("a recording has no accounts");
        assertThat(node.get("/internal/v1/chains/eip155:1/accounts/0x12/nonce").status())
                .isEqualTo(400);
        assertThat(node.post(
                                "/v1/chains/eip155:1/proofs",
                                Map.of("height", "latest", "address", CONTRACT, "slot", "0x" + "00".repeat(32)))
                        .json()
                        .path("detail")
                        .asString())
                .contains("the recording has no proof of slot 0x0000");
        assertThat(node.get("/v3/api-docs").body()).contains("/v1/chains/{chain}/state");
        // After a restart the providers must have answered first.
        CrosschainNode.await(
                "the chain is active",
                () -> node.get("/actuator/prometheus").body().contains("causality_crosschain_chains_active 1.0"));
    }
}
