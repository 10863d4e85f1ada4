package org.causality.crosschain.ethereum;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.causality.crosschain.proof.Keccak;
import org.causality.crosschain.proof.ProofFault;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Receipts, logs and transactions of real blocks, and what was made wrong of them. */
class InclusionVectorsTest {

    private static final Map<String, ProofFault> FAULTS = Map.of(
            "wrong-index", ProofFault.NODE_DIFFERS,
            "index-non-canonical-key", ProofFault.KEY_NOT_CANONICAL,
            "wrong-root", ProofFault.ROOT_DIFFERS,
            "forged-log-address", ProofFault.VALUE_DIFFERS,
            "status-flipped", ProofFault.VALUE_DIFFERS,
            "type-byte-stripped", ProofFault.VALUE_DIFFERS,
            "dropped-leaf", ProofFault.TRUNCATED,
            "tx-proof-against-receipts-root", ProofFault.ROOT_DIFFERS,
            "excluded-index-that-exists", ProofFault.PROVEN_PRESENT);

    @TestFactory
    Stream<DynamicTest> everyReceiptVectorIsAnsweredAsExpected() {
        return Vectors.cases("receipt-proofs.json")
                .map(vector -> DynamicTest.dynamicTest(vector.path("id").asString(), () -> check(vector)));
    }

    @TestFactory
    Stream<DynamicTest> everyTransactionVectorIsIncluded() {
        return Vectors.cases("transaction-proofs.json")
                .map(vector -> DynamicTest.dynamicTest(vector.path("id").asString(), () -> transaction(vector)));
    }

    private static void check(JsonNode vector) {
        ProofFault fault = fault(vector);
        if (Vectors.expect(vector).equals("valid")) {
            assertThat(fault).isNull();
            anchored(vector);
        } else {
            assertThat(fault).isEqualTo(Vectors.fault(FAULTS, vector));
        }
    }

    private static void anchored(JsonNode vector) {
        JsonNode header = Vectors.one("headers.json", vector.path("headerId").asString());
        assertThat(vector.path("receiptsRoot").asString())
                .isEqualTo(header.path("receiptsRoot").asString());
        assertThat(header.path("expect").asString()).isEqualTo("valid");
    }

    private static @Nullable ProofFault fault(JsonNode vector) {
        Bytes32 root = Vectors.bytes32(vector.path("receiptsRoot"));
        int index = vector.path("txIndex").asInt();
        List<Bytes> nodes = Vectors.nodes(vector.path("proof"));
        if (!InclusionProof.key(index).equals(Vectors.bytes(vector.path("key")))) {
            return ProofFault.KEY_NOT_CANONICAL;
        }
        if (vector.path("kind").asString().equals("receipt-exclusion")) {
            return InclusionProof.absent(root, index, nodes);
        }
        ProofFault fault = InclusionProof.value(root, index, Vectors.bytes(vector.path("receiptRlp")), nodes);
        return fault != null
                ? fault
                : switch (InclusionProof.receipt(root, index, nodes)) {
                    case InclusionProof.ReceiptVerdict.Refused(ProofFault refused) -> refused;
                    case InclusionProof.ReceiptVerdict.Included(Receipt receipt) -> contents(receipt, vector);
                };
    }

    private static @Nullable ProofFault contents(Receipt receipt, JsonNode vector) {
        assertThat(receipt.type()).isEqualTo(vector.path("type").asInt());
        assertThat(receipt.gasUsedSoFar())
                .isEqualTo(Vectors.quantity(vector.path("cumulativeGasUsed")).longValueExact());
        if (vector.path("status").isString()) {
            assertThat(receipt.succeeded())
                    .isEqualTo(Vectors.quantity(vector.path("status")).signum() == 1);
        }
        assertThat(receipt.logs()).isEqualTo(vector.path("logs").size());
        for (int i = 0; i < receipt.logs(); i++) {
            ProofFault fault =
                    InclusionProof.log(receipt, i, log(vector.path("logs").path(i)));
            if (fault != null) {
                return fault;
            }
        }
        assertThat(receipt.log(receipt.logs())).isNull();
        return null;
    }

    private static EventLog log(JsonNode json) {
        List<Bytes32> topics = new ArrayList<>();
        json.path("topics").forEach(topic -> topics.add(Vectors.bytes32(topic)));
        return new EventLog(Address.parse(json.path("address").asString()), topics, Vectors.bytes(json.path("data")));
    }

    private static void transaction(JsonNode vector) {
        Bytes encoded = Vectors.bytes(vector.path("txRlp"));
        Bytes32 root = Vectors.bytes32(vector.path("transactionsRoot"));
        List<Bytes> nodes = Vectors.nodes(vector.path("proof"));
        int index = vector.path("txIndex").asInt();
        assertThat(Vectors.one("headers.json", vector.path("headerId").asString())
                        .path("transactionsRoot")
                        .asString())
                .isEqualTo(root.hex());
        assertThat(Keccak.hash(encoded)).isEqualTo(Vectors.bytes32(vector.path("txHash")));
        assertThat(InclusionProof.value(root, index, encoded, nodes)).isNull();
        assertThat(InclusionProof.value(root, index + 1, encoded, nodes)).isNotNull();
        assertThat(InclusionProof.value(root, index, Bytes.ascii("another"), nodes))
                .isEqualTo(ProofFault.VALUE_DIFFERS);
    }
}
