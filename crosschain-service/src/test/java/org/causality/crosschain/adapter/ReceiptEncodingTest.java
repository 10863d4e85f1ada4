package org.causality.crosschain.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.causality.crosschain.ethereum.Vectors;
import org.causality.crosschain.trie.OrderedTrie;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Receipts as nodes tell them in JSON become the bytes that the receipts trie holds: real ones of every type. */
class ReceiptEncodingTest {

    @TestFactory
    Stream<DynamicTest> everyVectorIsEncodedAsTheChainHasIt() {
        return Vectors.cases("receipt-encoding.json")
                .map(vector -> DynamicTest.dynamicTest(
                        vector.path("id").asString(),
                        () -> assertThat(encoded(vector)).isEqualTo(Vectors.bytes(vector.path("rlp")))));
    }

    @Test
    void allTogetherHaveTheKnownRoot() {
        List<Bytes> receipts = Vectors.cases("receipt-encoding.json")
                .map(ReceiptEncodingTest::encoded)
                .toList();
        String root = Vectors.file("receipt-encoding.json").path("root").asString();
        assertThat(OrderedTrie.of(receipts).root()).isEqualTo(Bytes32.parseHex(root));
    }

    private static Bytes encoded(JsonNode vector) {
        return ReceiptJson.encoded(vector.path("json"));
    }
}
