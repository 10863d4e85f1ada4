package org.causality.devnet.story.load;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.IntStream;
import org.causality.devnet.story.canonical.Octets;
import org.causality.devnet.story.wallet.Leg;
import org.causality.devnet.story.wallet.SignedOrder;
import org.causality.devnet.story.wallet.Wallet;
import org.causality.devnet.story.wallet.WalletOrder;
import tools.jackson.databind.JsonNode;

/** Small signed orders of many fresh owners, made before they are needed. */
final class PreparedOrders {

    /** Below the window of 64 nonces and below any owner's quota of open orders. */
    private static final int ORDERS_PER_OWNER = 16;

    private static final String CHAIN = "eip155:31337";
    private static final String MONEY = CHAIN + "/erc20:0x5fbdb2315678afecb367f032d93f642f64180aa3";

    record Prepared(String id, JsonNode body) {}

    private final String network;
    private final SecureRandom random;

    PreparedOrders(String network, SecureRandom random) {
        this.network = network;
        this.random = random;
    }

    List<Prepared> make(int count) {
        int owners = (count + ORDERS_PER_OWNER - 1) / ORDERS_PER_OWNER;
        return IntStream.range(0, owners)
                .parallel()
                .mapToObj(_ -> ofOneOwner())
                .flatMap(List::stream)
                .limit(count)
                .toList();
    }

    private List<Prepared> ofOneOwner() {
        Wallet owner = Wallet.fresh(random);
        return IntStream.range(0, ORDERS_PER_OWNER)
                .mapToObj(nonce -> {
                    SignedOrder signed = owner.sign(order(owner.address(), nonce));
                    return new Prepared(signed.id().hex(), signed.body());
                })
                .toList();
    }

    private WalletOrder order(Octets owner, int nonce) {
        byte[] salt = new byte[32];
        random.nextBytes(salt);
        return new WalletOrder(
                network,
                owner,
                nonce,
                List.of(Leg.pay(MONEY, 1_000), Leg.receive(CHAIN + "/slip44:60", 1)),
                List.of(),
                0,
                0,
                List.of(),
                CHAIN,
                1_000_000,
                BigInteger.ZERO,
                List.of(),
                Octets.of(salt));
    }
}
