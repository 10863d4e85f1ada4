package org.causality.crosschain.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.causality.crosschain.ethereum.Vectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Real receipts of a recorded block from two providers, some of them forged: with the status flipped in the leaf, or said
 * to be another transaction's.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForgedReceiptTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String REAL = "mainnet-21925176-receipt-39";
    private static final String FORGED_BY_ONE = "mainnet-21925176-receipt-150";
    private static final String FORGED_BY_BOTH = "mainnet-21925176-receipt-201";
    private static final String PLACED_DIFFERENTLY = "mainnet-21925176-receipt-16";

    private CrosschainNode node;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        Path first = recording(folder.resolve("first.json"), List.of(FORGED_BY_ONE, FORGED_BY_BOTH), 16);
        Path second = recording(folder.resolve("second.json"), List.of(FORGED_BY_BOTH), 15);
        node = CrosschainNode.started(
                ForgedReceiptTest.class,
                Map.of(
                        "causality.chains[0].id",
                        "eip155:1",
                        "causality.chains[0].providers[0]",
                        first.toUri().toString(),
                        "causality.chains[0].providers[1]",
                        second.toUri().toString(),
                        "causality.chains[0].poll-millis",
                        "100"));
        CrosschainNode.await(
                "the head", () -> node.get("/v1/chains/eip155:1/state").body().contains("\"height\":\"21925176\""));
    }

    @AfterAll
    void stop() {
        node.close();
    }

    @Test
    void aRealOneIsAnswered() {
        JsonNode answer = receipt(REAL).json();
        assertThat(answer.path("execution").asString()).isEqualTo("SUCCEEDED");
        assertThat(answer.path("finality").asString()).isEqualTo("FINALIZED");
        assertThat(answer.path("receipt").asString())
                .isEqualTo(vector(REAL).path("receiptRlp").asString());
    }

    @Test
    void oneThatOneProviderForgesIsTakenFromTheOther() {
        CrosschainNode.Answer answer = receipt(FORGED_BY_ONE);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().path("receipt").asString())
                .isEqualTo(vector(FORGED_BY_ONE).path("receiptRlp").asString());
    }

    @Test
    void oneThatAllForgeIsNotAnswered() {
        CrosschainNode.Answer answer = receipt(FORGED_BY_BOTH);
        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.body()).contains("gave a receipt that does not hold: NODE_DIFFERS");
    }

    @Test
    void oneWhosePlaceTheProvidersDisagreeOnIsNotAnswered() {
        CrosschainNode.Answer answer = receipt(PLACED_DIFFERENTLY);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body()).contains("too few");
    }

    @Test
    void oneThatWasNotRecordedSaysSo() {
        CrosschainNode.Answer answer = receipt("mainnet-11408438-receipt-0");
        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.body()).contains("the recording has nothing of transaction");
    }

    private CrosschainNode.Answer receipt(String id) {
        String hash = vector(id).path("transactionHash").asString();
        return node.get("/internal/v1/chains/eip155:1/transactions/" + hash + "/receipt");
    }

    private static JsonNode vector(String id) {
        return Vectors.one("receipt-proofs.json", id);
    }

    private static Path recording(Path file, List<String> forged, int placeOfTheOther) throws IOException {
        ArrayNode receipts = JSON.createArrayNode();
        for (String id : List.of(REAL, FORGED_BY_ONE, FORGED_BY_BOTH)) {
            JsonNode vector = vector(id);
            receipts.add(receipt(vector, vector.path("txIndex").asInt(), forged.contains(id)));
        }
        receipts.add(receipt(vector(PLACED_DIFFERENTLY), placeOfTheOther, false));
        Map<String, Object> recording = new LinkedHashMap<>();
        recording.put(
                "headers",
                List.of(Map.of(
                        "rlp",
                        Vectors.one("headers.json", "mainnet-21925176-cancun")
                                .path("rlp")
                                .asString())));
        recording.put("proofs", List.of());
        recording.put("receipts", receipts);
        Files.write(file, JSON.writeValueAsBytes(recording));
        return file;
    }

    private static ObjectNode receipt(JsonNode vector, int index, boolean isForged) {
        ObjectNode receipt = JSON.createObjectNode();
        receipt.put("transactionHash", vector.path("transactionHash").asString());
        receipt.put("blockHash", vector.path("blockHash").asString());
        receipt.put("index", index);
        ArrayNode nodes = receipt.putArray("proof");
        vector.path("proof").forEach(each -> nodes.add(each.asString()));
        if (isForged) {
            int leaf = nodes.size() - 1;
            nodes.set(leaf, flipped(nodes.path(leaf).asString()));
        }
        return receipt;
    }

    /** A type 2 receipt begins {@code 02 f9 length length 01}: the status right before the gas. */
    private static String flipped(String leaf) {
        int at = leaf.indexOf("02f9") + "02f9xxxx".length();
        return leaf.substring(0, at) + "80" + leaf.substring(at + 2);
    }
}
