package org.causality.devnet.story.wallet;

import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the API's form of an order and its EIP-712 document write alike; they differ in how they name choices. */
final class OrderFields {

    private OrderFields() {}

    static ObjectNode of(WalletOrder order) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("owner", order.owner().hex())
                .put("nonce", unsigned(order.nonce()))
                .put("zkNonceBelow", unsigned(order.zkNonceBelow()))
                .put("inclusionWithin", order.inclusionWithin())
                .put("tip", order.tip().toString())
                .put("salt", order.salt().hex());
        ArrayNode allowed = json.putArray("allowedOperators");
        order.allowedOperators().forEach(operator -> allowed.add(operator.hex()));
        return json;
    }

    static <T> void list(ObjectNode json, String name, List<T> items, Function<T, ? extends JsonNode> form) {
        ArrayNode array = json.putArray(name);
        items.forEach(item -> array.add(form.apply(item)));
    }

    /** Without its direction. */
    static ObjectNode of(Leg leg) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("asset", leg.asset())
                .put("amount", leg.amount().toString());
    }

    /** Without its finality. */
    static ObjectNode of(SeenBlock block) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("chain", block.chain())
                .put("height", unsigned(block.height()))
                .put("blockHash", block.blockHash().hex())
                .put("chainTime", unsigned(block.chainTimeSeconds()))
                .put("lamport", unsigned(block.lamport()));
    }

    static String unsigned(long value) {
        return Long.toUnsignedString(value);
    }
}
