package org.causality.devnet.story.wallet;

import org.causality.devnet.story.canonical.Octets;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An order and a signature that may or may not be its owner's. */
public record SignedOrder(WalletOrder order, Octets signature) {

    public Octets id() {
        return order.id();
    }

    /** The body of {@code POST /v1/orders}. */
    public ObjectNode body() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("order", OrderDocument.of(order));
        return body.put("signature", signature.hex());
    }
}
