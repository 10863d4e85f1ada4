package org.causality.simulator.message;

import java.util.random.RandomGenerator;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.message.Payload;
import org.causality.model.network.NetworkId;
import org.causality.model.order.OrderId;
import org.causality.model.order.Owner;
import org.causality.model.order.SignedCancellation;
import org.causality.model.order.WalletSignature;

/** What is said in simulations: cancellations of orders nobody has placed, all different. */
public final class Payloads {
    private static final int WALLET_SIGNATURE_BYTES = 64;

    private Payloads() {}

    public static Payload cancellation(NetworkId network, RandomGenerator random) {
        Bytes32 order = new Bytes32(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
        return new Payload.UserOrderCancellation(new SignedCancellation(
                network,
                new OrderId(order),
                new Owner(Owner.Scheme.ED25519, order.toBytes()),
                new WalletSignature(Bytes.wrap(new byte[WALLET_SIGNATURE_BYTES]))));
    }
}
