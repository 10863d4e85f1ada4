package org.causality.devnet.story.wallet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.causality.devnet.story.canonical.Octets;
import org.causality.devnet.story.canonical.Tag;
import org.web3j.crypto.StructuredDataEncoder;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The EIP-712 document of an order or a cancellation, as any wallet would be given it, and its digest. */
final class TypedData {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Octets NO_ORDER = Octets.of(new byte[32]);

    private static final String DOMAIN_FIELDS = "string name,string version,bytes32 salt";
    private static final String LEG_FIELDS = "uint8 direction,string asset,uint128 amount";
    private static final String TERM_FIELDS =
            "uint8 kind,string chain,string key,uint8 comparison,uint256 value," + "uint256 upper,uint8 finality";
    private static final String BLOCK_FIELDS =
            "string chain,uint64 height,bytes32 blockHash,uint64 chainTime,uint64 lamport,uint8 finality";
    private static final String ORDER_FIELDS = "uint8 scheme,bytes owner,uint64 nonce,Leg[] legs,"
            + "ConditionToken[] condition,uint64 zkNonceBelow,uint32 inclusionWithin,ObservedBlock[] observed,"
            + "string validUntilChain,uint64 validUntilHeight,bytes32 supersedes,uint128 tip,uint8 privacy,"
            + "uint16 revenueShareFloor,bytes32[] allowedOperators,bytes32 salt";

    private TypedData() {}

    static Octets digest(WalletOrder order) {
        ObjectNode types = JSON.objectNode();
        types.set("EIP712Domain", fields(DOMAIN_FIELDS));
        types.set("Leg", fields(LEG_FIELDS));
        types.set("ConditionToken", fields(TERM_FIELDS));
        types.set("ObservedBlock", fields(BLOCK_FIELDS));
        types.set("Order", fields(ORDER_FIELDS));
        return digest(order.network(), "Order", types, message(order));
    }

    static Octets cancellationDigest(String network, Octets order) {
        ObjectNode types = JSON.objectNode();
        types.set("EIP712Domain", fields(DOMAIN_FIELDS));
        types.set("OrderCancellation", fields("bytes32 order"));
        ObjectNode message = JSON.objectNode().put("order", order.hex());
        return digest(network, "OrderCancellation", types, message);
    }

    private static Octets digest(String network, String primaryType, ObjectNode types, ObjectNode message) {
        Octets salt = Tag.sha256(Octets.of(network.getBytes(StandardCharsets.US_ASCII)));
        ObjectNode document = JSON.objectNode().put("primaryType", primaryType);
        document.set("types", types);
        document.putObject("domain")
                .put("name", "Causality")
                .put("version", "1")
                .put("salt", salt.hex());
        document.set("message", message);
        try {
            String text = JsonMapper.shared().writeValueAsString(document);
            return Octets.of(new StructuredDataEncoder(text).hashStructuredData());
        } catch (IOException e) {
            throw new IllegalStateException("web3j does not take the typed data", e);
        }
    }

    /** {@code uint8 kind,string chain} as the list of name and type that EIP-712 wants. */
    private static ArrayNode fields(String declaration) {
        var list = JSON.arrayNode();
        for (String field : List.of(declaration.split(","))) {
            int space = field.indexOf(' ');
            list.addObject().put("name", field.substring(space + 1)).put("type", field.substring(0, space));
        }
        return list;
    }

    private static ObjectNode message(WalletOrder order) {
        ObjectNode message = OrderFields.of(order)
                .put("scheme", CanonicalOrder.SCHEME_EIP712_SECP256K1)
                .put("validUntilChain", order.validUntilChain())
                .put("validUntilHeight", OrderFields.unsigned(order.validUntilHeight()))
                .put("supersedes", NO_ORDER.hex())
                .put("privacy", 0)
                .put("revenueShareFloor", 0);
        OrderFields.list(message, "legs", order.legs(), TypedData::leg);
        OrderFields.list(message, "condition", order.condition(), TypedData::term);
        OrderFields.list(message, "observed", order.observed(), TypedData::block);
        return message;
    }

    private static ObjectNode leg(Leg leg) {
        return OrderFields.of(leg).put("direction", leg.direction().code);
    }

    private static ObjectNode term(Term term) {
        return JSON.objectNode()
                .put("kind", term.kind().code)
                .put("chain", term.chain())
                .put("key", term.key())
                .put("comparison", Term.COMPARISON_CODE)
                .put("value", term.value().toString())
                .put("upper", "0")
                .put("finality", term.finalityCode());
    }

    private static ObjectNode block(SeenBlock block) {
        return OrderFields.of(block).put("finality", SeenBlock.FINALITY_CODE);
    }
}
