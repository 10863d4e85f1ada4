package org.causality.devnet.story.wallet;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An order as {@code POST /v1/orders} takes it (docs/api.md). */
final class OrderDocument {

    static final String SCHEME = "EIP712_SECP256K1";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private OrderDocument() {}

    static ObjectNode of(WalletOrder order) {
        ObjectNode json = OrderFields.of(order)
                .put("network", order.network())
                .put("scheme", SCHEME)
                .put("privacy", "OPEN");
        json.putObject("validUntil")
                .put("chain", order.validUntilChain())
                .put("height", OrderFields.unsigned(order.validUntilHeight()));
        OrderFields.list(json, "legs", order.legs(), OrderDocument::leg);
        OrderFields.list(json, "condition", order.condition(), OrderDocument::term);
        OrderFields.list(json, "observed", order.observed(), OrderDocument::block);
        return json;
    }

    private static ObjectNode leg(Leg leg) {
        return OrderFields.of(leg).put("direction", leg.direction().name());
    }

    private static ObjectNode term(Term term) {
        ObjectNode json = JSON.objectNode().put("kind", term.kind().name());
        if (term.isTest()) {
            json.put("chain", term.chain())
                    .put("key", term.key())
                    .put("comparison", Term.COMPARISON)
                    .put("value", term.value().toString())
                    .put("finality", term.finality().name());
        }
        return json;
    }

    private static ObjectNode block(SeenBlock block) {
        return OrderFields.of(block).put("finality", SeenBlock.FINALITY);
    }
}
