package org.causality.model.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.network.NetworkId;
import org.causality.model.order.Eip712;
import org.causality.model.order.Order;
import org.causality.model.order.SignedCancellation;
import org.junit.jupiter.api.Test;
import org.web3j.crypto.StructuredDataEncoder;
import tools.jackson.databind.json.JsonMapper;

/** An EIP-712 encoder that is not ours, fed with the typed data a wallet would show, comes to our digests. */
class Web3jAgreesOnDigestsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<String, String> TYPES = Map.of(
            "EIP712Domain", "string name,string version,bytes32 salt",
            "Order",
                    "uint8 scheme,bytes owner,uint64 nonce,Leg[] legs,ConditionToken[] condition,uint64 zkNonceBelow,"
                            + "uint32 inclusionWithin,ObservedBlock[] observed,string validUntilChain,"
                            + "uint64 validUntilHeight,bytes32 supersedes,uint128 tip,uint8 privacy,"
                            + "uint16 revenueShareFloor,bytes32[] allowedOperators,bytes32 salt",
            "Leg", "uint8 direction,string asset,uint128 amount",
            "ConditionToken",
                    "uint8 kind,string chain,string key,uint8 comparison,uint256 value,uint256 upper,uint8 finality",
            "ObservedBlock",
                    "string chain,uint64 height,bytes32 blockHash,uint64 chainTime,uint64 lamport,uint8 finality",
            "OrderCancellation", "bytes32 order");

    @Test
    void onOrders() throws IOException {
        for (Order order : List.of(
                Samples.smallOrder(Samples.ethereumOwner()),
                Samples.smallOrder(Samples.ed25519Owner()),
                Samples.fullOrder(Samples.ethereumOwner()))) {
            assertThat(digest(order.network(), "Order", Json.of(order))).isEqualTo(Eip712.digest(order));
        }
    }

    @Test
    void onCancellations() throws IOException {
        SignedCancellation cancellation = Samples.cancellation(
                Samples.ed25519Owner(),
                Samples.fullOrder(Samples.ed25519Owner()).id());
        assertThat(digest(
                        cancellation.network(),
                        "OrderCancellation",
                        Map.of("order", cancellation.order().hex())))
                .isEqualTo(Eip712.digest(cancellation));
    }

    private static Bytes32 digest(NetworkId network, String primaryType, Map<String, Object> message)
            throws IOException {
        Map<String, Object> typedData = new LinkedHashMap<>();
        Map<String, Object> types = new LinkedHashMap<>();
        TYPES.forEach((name, members) -> types.put(name, members(members)));
        typedData.put("types", types);
        typedData.put("primaryType", primaryType);
        typedData.put(
                "domain",
                Map.of(
                        "name",
                        "Causality",
                        "version",
                        "1",
                        "salt",
                        network.salt().hex()));
        typedData.put("message", message);
        byte[] digest = new StructuredDataEncoder(JSON.writeValueAsString(typedData)).hashStructuredData();
        return Bytes32.of(Bytes.wrap(digest));
    }

    private static List<Map<String, String>> members(String list) {
        List<Map<String, String>> members = new ArrayList<>();
        for (String member : list.split(",", -1)) {
            String[] typeAndName = member.split(" ", -1);
            members.add(Map.of("name", typeAndName[1], "type", typeAndName[0]));
        }
        return members;
    }
}
