package org.causality.devnet.story.wallet;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An order as {@code POST /v1/orders} takes it (docs/api.md). */
final class OrderDocument {

    static final String SCHEME = "EIP712_SECP256K1";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private OrderDocument() {}

    static ObjectNode of(WalletOrder order) {
        ObjectNode json = JSON.objectNode()
                .put("network", order.network())
                .put("scheme", SCHEME)
                .put("owner", order.owner().hex())
                .put("nonce", unsigned(order.nonce()))
                .put("zkNonceBelow", unsigned(order.zkNonceBelow()))
                .put("inclusionWithin", order.inclusionWithin())
                .put("tip", order.tip().toString())
                .put("privacy", "OPEN")
                .put("salt", order.salt().hex());
        json.putObject("validUntil")
                .put("chain", order.validUntilChain())
                .put("height", unsigned(order.validUntilHeight()));
        var legs = json.putArray("legs");
        order.legs().forEach(leg -> legs.add(leg(leg)));
        var condition = json.putArray("condition");
        order.condition().forEach(term -> condition.add(term(term)));
        var observed = json.putArray("observed");
        order.observed().forEach(block -> observed.add(block(block)));
        var allowed = json.putArray("allowedOperators");
        order.allowedOperators().forEach(operator -> allowed.add(operator.hex()));
        return json;
    }

    private static ObjectNode leg(Leg leg) {
        return JSON.objectNode()
                .put("direction", leg.direction().name())
                .put("asset", leg.asset())
                .put("amount", leg.amount().toString());
    }

    private static ObjectNode term(Term term) {
        ObjectNode json = JSON.objectNode().put("kind", term.kind().name());
        if (term.isTest()) {
            json.put("chain", term.chain())
                    .put("key", term.key())
                    .put("comparison", Term.COMPARISON)
                    .put("value", term.value().toString())
                    .put("finality", Term.FINALITY);
        }
        return json;
    }

    private static ObjectNode block(SeenBlock block) {
        return JSON.objectNode()
                .put("chain", block.chain())
                .put("height", unsigned(block.height()))
                .put("blockHash", block.blockHash().hex())
                .put("chainTime", unsigned(block.chainTimeSeconds()))
                .put("lamport", unsigned(block.lamport()))
                .put("finality", SeenBlock.FINALITY);
    }

    private static String unsigned(long value) {
        return Long.toUnsignedString(value);
    }
}
