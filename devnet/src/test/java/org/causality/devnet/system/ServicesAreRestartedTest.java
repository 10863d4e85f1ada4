package org.causality.devnet.system;

import org.causality.devnet.node.DevnetOperator;
import org.causality.devnet.node.ServiceApplication;
import org.causality.devnet.story.canonical.Octets;
import org.causality.devnet.story.wallet.Term;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every service is stopped and started again, one after the other, while an order is on its way; it still ends right. */
@ExtendWith(SharedNetwork.class)
class ServicesAreRestartedTest {

    private static final int POSTED_AT = 3;

    @Test
    void theOrderIsSettledOnceAllTheSame(SystemNetwork network) {
        try (Market market = Market.of(network)) {
            String fact = market.setPrice();
            Octets order = market.postOrder(POSTED_AT, Term.Finality.UNSAFE).id();
            int next = 0;
            for (ServiceApplication service : ServiceApplication.values()) {
                DevnetOperator operator = network.operator(1 + next++ % SystemNetwork.OPERATORS);
                operator.stop(service);
                operator.start(service);
            }
            market.expectSettledOnce(order);
            market.awaitStepOf(fact);
        }
    }
}
