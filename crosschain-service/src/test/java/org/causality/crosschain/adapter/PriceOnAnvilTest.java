package org.causality.crosschain.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.causality.model.chain.CrossChainEvent;
import org.causality.model.chain.EventKind;
import org.causality.model.message.Payload;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A contract on a real EVM node sets a price; it is seen, proven, announced, judged — and taken back by a reorg. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PriceOnAnvilTest {
    private static final String SLOT = "0x" + "00".repeat(32);

    private AnvilProcess anvil;
    private CrosschainNode node;
    private String contract;

    @BeforeAll
    void start() {
        anvil = AnvilProcess.started();
        contract = anvil.deploy();
        anvil.mine(6);
        String uri = anvil.http().toString();
        node = CrosschainNode.started(
                PriceOnAnvilTest.class,
                Map.of(
                        "causality.chains[0].id",
                        AnvilProcess.CHAIN,
                        "causality.chains[0].providers[0]",
                        uri,
                        "causality.chains[0].providers[1]",
                        uri,
                        "causality.chains[0].heads[0]",
                        anvil.webSocket().toString(),
                        "causality.chains[0].poll-millis",
                        "500"));
        CrosschainNode.await("the head", () -> headHeight() == 7);
        assertThat(node.post(
                                "/internal/v1/watches",
                                Map.of("chain", AnvilProcess.CHAIN, "address", contract, "slot", SLOT))
                        .status())
                .isEqualTo(201);
    }

    @AfterAll
    void stop() {
        if (node != null) {
            node.close();
        }
        anvil.close();
    }

    @Test
    void aPriceIsSeenProvenAnnouncedAndTakenBackExactlyOnce() {
        set(5);
        CrossChainEvent event = announced();
        assertThat(event.kind()).isEqualTo(EventKind.STATE_VALUE);
        assertThat(event.value().hex()).isEqualTo("0x05");
        assertThat(event.proof()).isNotNull();
        CrosschainNode.await("the verdict", () -> node.told("FactJudged").size() == 1);
        assertThat(node.told().getFirst().json().path("verdict").asString()).isEqualTo("VALID");
        assertThat(node.told().getFirst().json().path("finality").asString()).isEqualTo("UNSAFE");

        node.restart();
        anvil.reorg(1);
        CrosschainNode.await("the retraction", () -> !node.told("FactRetracted").isEmpty());
        JsonOf retracted = new JsonOf(node.told("FactRetracted").getFirst());
        assertThat(retracted.text("eventId")).isEqualTo(event.id().hex());
        assertThat(retracted.text("verdict")).isEqualTo("RETRACTED");
        CrossChainEvent retraction = announced();
        assertThat(retraction.kind()).isEqualTo(EventKind.RETRACTION);
        assertThat(retraction.retracts()).isEqualTo(event.id());

        anvil.mine(8);
        CrosschainNode.await("the final refusal", () -> node.told("FactJudged").size() == 2);
        assertThat(new JsonOf(node.told("FactJudged").getLast()).text("reason")).isEqualTo("BLOCK_NOT_ON_CHAIN");
        assertThat(node.told("FactRetracted")).hasSize(1);

        set(6);
        CrossChainEvent six = announced();
        assertThat(six.value().hex()).isEqualTo("0x06");
        anvil.mine(6);
        CrosschainNode.await(
                "it is final",
                () -> node.told("FactJudged").stream()
                        .map(JsonOf::new)
                        .anyMatch(told -> told.text("eventId").equals(six.id().hex())
                                && told.text("finality").equals("FINALIZED")));
        assertThat(cursors()).doesNotHaveDuplicates().isSorted();
        blocksAreDense();
    }

    @Test
    void anAccountsNonceIsThatOfItsNextTransaction() {
        String path = "/internal/v1/chains/" + AnvilProcess.CHAIN + "/accounts/0x" + "11".repeat(20) + "/nonce";
        assertThat(node.get(path).json().path("nonce").asString()).isEqualTo("0");
    }

    private void set(long price) {
        CrosschainNode.Answer answer = node.post(
                "/internal/v1/chains/" + AnvilProcess.CHAIN + "/transactions",
                Map.of("raw", anvil.signedStore(contract, price)));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        anvil.mine(1);
    }

    /** Waits for the service's next announcement and lets the core deliver it. */
    private CrossChainEvent announced() {
        List<Payload> delivered = new ArrayList<>();
        CrosschainNode.await("an announcement", () -> delivered.addAll(node.core.deliverPublished()));
        return ((Payload.CrossChainEvent) delivered.getFirst()).event();
    }

    private long headHeight() {
        return node.get("/v1/chains/" + AnvilProcess.CHAIN + "/state")
                .json()
                .path("latest")
                .path("height")
                .asLong(-1);
    }

    private List<Long> cursors() {
        return node.told().stream()
                .map(told -> told.sequence() * 1_000 + told.index())
                .toList();
    }

    private void blocksAreDense() {
        var blocks = node.get("/v1/chains/" + AnvilProcess.CHAIN + "/blocks?limit=1000")
                .json()
                .path("blocks");
        long sequence = 0;
        int retracted = 0;
        for (var block : blocks) {
            assertThat(block.path("sequence").asString()).isEqualTo(Long.toString(++sequence));
            retracted += block.path("kind").asString().equals("RETRACTED") ? 1 : 0;
        }
        assertThat(retracted).isEqualTo(1);
    }

    private record JsonOf(CrosschainNode.Told told) {
        String text(String field) {
            return told.json().path(field).asString("");
        }
    }
}
