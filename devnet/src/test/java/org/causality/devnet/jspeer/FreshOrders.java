package org.causality.devnet.jspeer;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.List;
import org.causality.devnet.story.canonical.Octets;
import org.causality.devnet.story.wallet.Leg;
import org.causality.devnet.story.wallet.SignedOrder;
import org.causality.devnet.story.wallet.Wallet;
import org.causality.devnet.story.wallet.WalletOrder;

/** Small signed orders, each of an owner of its own. */
public final class FreshOrders {
    private static final String CHAIN = "eip155:31337";
    private static final long FAR_HEIGHT = 1_000_000;

    private final String network;
    private final SecureRandom random = new SecureRandom();

    public FreshOrders(String network) {
        this.network = network;
    }

    public SignedOrder next() {
        Wallet owner = Wallet.fresh(random);
        byte[] salt = new byte[32];
        random.nextBytes(salt);
        return owner.sign(new WalletOrder(
                network,
                owner.address(),
                0,
                List.of(Leg.pay(CHAIN + "/slip44:60", 1)),
                List.of(),
                0,
                0,
                List.of(),
                CHAIN,
                FAR_HEIGHT,
                BigInteger.ZERO,
                List.of(),
                Octets.of(salt)));
    }
}
