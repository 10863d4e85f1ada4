package org.causality.crosschain.ethereum;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.causality.crosschain.proof.ProofFault;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** The block hash commits to the header's bytes, and those to the roots. */
class HeaderVectorsTest {

    @TestFactory
    Stream<DynamicTest> everyVectorIsAnsweredAsExpected() {
        return Vectors.cases("headers.json")
                .map(vector -> DynamicTest.dynamicTest(vector.path("id").asString(), () -> check(vector)));
    }

    private static void check(JsonNode vector) {
        ProofFault fault = fault(vector);
        if (Vectors.expect(vector).equals("valid")) {
            assertThat(fault).isNull();
        } else if (vector.path("id").asString().endsWith("--byte-flip")) {
            assertThat(fault).isEqualTo(ProofFault.HEADER_HASH_DIFFERS);
        } else {
            assertThat(fault).isEqualTo(ProofFault.HEADER_FIELD_DIFFERS);
        }
    }

    private static @Nullable ProofFault fault(JsonNode vector) {
        return switch (BlockHeader.read(Vectors.bytes(vector.path("rlp")), Vectors.bytes32(vector.path("hash")))) {
            case BlockHeader.Read.Refused(ProofFault fault) -> fault;
            case BlockHeader.Read.Ok(BlockHeader header) -> {
                boolean asClaimed = header.stateRoot().equals(Vectors.bytes32(vector.path("stateRoot")))
                        && header.receiptsRoot().equals(Vectors.bytes32(vector.path("receiptsRoot")))
                        && header.transactionsRoot().equals(Vectors.bytes32(vector.path("transactionsRoot")))
                        && header.parentHash().equals(Vectors.bytes32(vector.path("parentHash")))
                        && header.height() == vector.path("number").asLong()
                        && header.timestamp() == vector.path("timestamp").asLong();
                yield asClaimed ? null : ProofFault.HEADER_FIELD_DIFFERS;
            }
        };
    }
}
