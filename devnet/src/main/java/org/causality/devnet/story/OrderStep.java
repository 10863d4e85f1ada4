package org.causality.devnet.story;

import org.causality.devnet.story.proof.Genesis;
import org.causality.devnet.story.wallet.SignedOrder;

/** The order is posted at the last operator: 201 with a receipt, and again 200 with the same bytes. */
final class OrderStep {

    private OrderStep() {}

    static Posted run(Cast cast, Genesis genesis, SignedOrder order) {
        return Posted.twice(cast.last(), genesis, "/v1/orders", "orderId", order.id(), order.body());
    }
}
