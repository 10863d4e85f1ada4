package org.causality.crosschain.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.causality.crosschain.ethereum.Vectors;
import org.causality.crosschain.trie.OrderedTrie;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

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

    /** Whatever a node says: bytes, or refused; which of them are the block's, its root says. */
    @Property(tries = 300)
    void aMangledReceiptIsEncodedOrRefused(@ForAll int field, @ForAll @StringLength(max = 70) String text) {
        ObjectNode mangled = (ObjectNode) Vectors.one("receipt-encoding.json", "receipt-encoding-8135b540")
                .path("json")
                .deepCopy();
        List<String> names = List.copyOf(mangled.propertyNames());
        mangled.put(names.get(Math.floorMod(field, names.size())), field % 2 == 0 ? text : "0x" + text);
        try {
            assertThat(ReceiptJson.encoded(mangled).isEmpty()).isFalse();
        } catch (IllegalArgumentException | ArithmeticException e) {
            assertThat(e).isNotNull();
        }
    }

    private static Bytes encoded(JsonNode vector) {
        return ReceiptJson.encoded(vector.path("json"));
    }
}
