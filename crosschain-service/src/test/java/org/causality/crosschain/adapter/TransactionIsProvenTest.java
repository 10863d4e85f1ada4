package org.causality.crosschain.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.causality.crosschain.ethereum.InclusionProof;
import org.causality.crosschain.ethereum.InclusionProof.ReceiptVerdict;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** What became of a transaction on a real EVM node, with a proof that whoever reads it can check. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TransactionIsProvenTest {
    private static final String TRANSACTIONS = "/internal/v1/chains/" + AnvilProcess.CHAIN + "/transactions";
    private static final int TO_FINALITY = 6;

    private AnvilProcess anvil;
    private CrosschainNode node;
    private String contract;

    @BeforeAll
    void start() {
        anvil = AnvilProcess.started();
        contract = anvil.deploy();
        anvil.mine(TO_FINALITY);
        String uri = anvil.http().toString();
        node = CrosschainNode.started(
                TransactionIsProvenTest.class,
                Map.of(
                        "causality.chains[0].id",
                        AnvilProcess.CHAIN,
                        "causality.chains[0].providers[0]",
                        uri,
                        "causality.chains[0].providers[1]",
                        uri,
                        "causality.chains[0].poll-millis",
                        "100"));
    }

    @AfterAll
    void stop() {
        if (node != null) {
            node.close();
        }
        anvil.close();
    }

    @Test
    void anIncludedOneSucceededOrRevertedAndBecomesFinal() {
        String good = sent(anvil.signedStore(contract, 7));
        String bad = sent(anvil.signedStoreWithoutGas(contract, 8));
        assertThat(receipt(good).status()).as("it is in no block").isEqualTo(404);
        anvil.mine(1);
        expectProven(good, "SUCCEEDED", "UNSAFE");
        expectProven(bad, "REVERTED", "UNSAFE");
        anvil.mine(TO_FINALITY);
        expectProven(bad, "REVERTED", "FINALIZED");
        anvil.reorg(1);
        expectProven(bad, "REVERTED", "FINALIZED");
    }

    @Test
    void oneWhoseBlockIsTakenBackIsInNoBlock() {
        String hash = sent(anvil.signedStore(contract, 9));
        anvil.mine(1);
        expectProven(hash, "SUCCEEDED", "UNSAFE");
        anvil.reorg(1);
        CrosschainNode.await("it is gone", () -> receipt(hash).status() == 404);
    }

    @Test
    void whatIsNoTransactionIsRefused() {
        assertThat(receipt("0x" + "00".repeat(32)).status()).isEqualTo(404);
        assertThat(receipt("0x12").status()).isEqualTo(400);
    }

    private String sent(String raw) {
        CrosschainNode.Answer answer = node.post(TRANSACTIONS, Map.of("raw", raw));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().path("transactionHash").asString();
    }

    private CrosschainNode.Answer receipt(String hash) {
        return node.get(TRANSACTIONS + "/" + hash + "/receipt");
    }

    private void expectProven(String hash, String execution, String finality) {
        // The answer that is awaited, not another: the chain may be looked at anew in between.
        AtomicReference<JsonNode> awaited = new AtomicReference<>();
        CrosschainNode.await(execution + " " + finality, () -> {
            CrosschainNode.Answer said = receipt(hash);
            awaited.set(said.json());
            return said.status() == 200
                    && said.json().path("finality").asString().equals(finality);
        });
        JsonNode answer = Objects.requireNonNull(awaited.get());
        assertThat(answer.path("execution").asString()).isEqualTo(execution);
        JsonNode block =
                anvil.call("eth_getBlockByHash", answer.path("blockHash").asString(), false);
        assertThat(block.path("transactions").path(answer.path("index").asInt()).asString())
                .isEqualTo(hash);
        List<Bytes> nodes = new ArrayList<>();
        answer.path("proof").forEach(each -> nodes.add(Bytes.parseHex(each.asString())));
        Bytes32 root = Bytes32.parseHex(block.path("receiptsRoot").asString());
        assertThat(InclusionProof.receipt(root, answer.path("index").asInt(), nodes))
                .isInstanceOfSatisfying(
                        ReceiptVerdict.Included.class,
                        included -> assertThat(included.receipt().encoded().hex())
                                .isEqualTo(answer.path("receipt").asString()));
    }
}
