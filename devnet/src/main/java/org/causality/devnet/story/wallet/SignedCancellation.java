package org.causality.devnet.story.wallet;

import org.causality.devnet.story.canonical.FieldWriter;
import org.causality.devnet.story.canonical.Octets;
import org.causality.devnet.story.canonical.Tag;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** "I take this order back", by whom, and a signature that may or may not be theirs. */
public record SignedCancellation(String network, Octets order, Octets owner, Octets signature) {

    /** What it says, whoever signed it how. */
    public Octets contentId() {
        return Tag.CANCELLATION.hash(new FieldWriter()
                .text(1, network)
                .bytes(2, order)
                .message(3, CanonicalOrder.owner(owner))
                .written());
    }

    /** The body of {@code POST /v1/orders/{id}/cancellation}. */
    public ObjectNode body() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("network", network)
                .put("scheme", OrderDocument.SCHEME)
                .put("owner", owner.hex())
                .put("signature", signature.hex());
    }
}
