package org.causality.propagation.message;

import java.util.List;
import java.util.Random;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.key.SigningKey;
import org.causality.model.message.Draft;
import org.causality.model.message.MessageId;
import org.causality.model.message.Payload;
import org.causality.model.network.NetworkId;
import org.causality.model.order.OrderId;
import org.causality.model.order.Owner;
import org.causality.model.order.SignedCancellation;
import org.causality.model.order.WalletSignature;

/** Drafts for tests: cancellations, the shortest word of a user. Their signatures are the mempool's to check. */
public final class Drafts {

    private Drafts() {}

    public static Draft cancellation(long number, MessageId... dependencies) {
        return new Draft(payload(number), List.of(dependencies), List.of());
    }

    public static Payload payload(long number) {
        Random random = new Random(number);
        Bytes32 order = new Bytes32(random.nextLong(), random.nextLong(), random.nextLong(), number);
        return new Payload.UserOrderCancellation(new SignedCancellation(
                new NetworkId("test"),
                new OrderId(order),
                new Owner(Owner.Scheme.ED25519, order.toBytes()),
                new WalletSignature(Bytes.wrap(new byte[64]))));
    }

    public static SigningKey key(long seed) {
        byte[] bytes = new byte[32];
        new Random(seed).nextBytes(bytes);
        return SigningKey.fromSeed(bytes);
    }
}
