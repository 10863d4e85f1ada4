package org.causality.devnet.story;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.List;
import org.causality.devnet.story.canonical.Octets;
import org.causality.devnet.story.proof.Genesis;
import org.causality.devnet.story.wallet.Leg;
import org.causality.devnet.story.wallet.SeenBlock;
import org.causality.devnet.story.wallet.Term;
import org.causality.devnet.story.wallet.WalletOrder;

/**
 * The orders of the golden scenario. One that no operator can compute, for nobody knows its prices: when {@code zk-nonce < 13}, {@code price == 5} and nothing is paused, and within 3
 * blocks of the height the wallet saw, then purchase. It uses every repeated part a signature covers.
 */
public final class StoryOrder {

    private static final String CHAIN = "eip155:31337";
    private static final String MONEY = CHAIN + "/erc20:0x5fbdb2315678afecb367f032d93f642f64180aa3";
    private static final String GOODS = CHAIN + "/erc20:0xe7f1725e7734ce288f8367e1bb143e90bb3f0512";
    private static final int SALT_BYTES = 32;
    private static final int INCLUSION_WITHIN = 3;
    private static final int VALID_BLOCKS = 1_000;

    private StoryOrder() {}

    static WalletOrder of(Octets owner, Genesis genesis, SecureRandom random) {
        return new WalletOrder(
                genesis.network(),
                owner,
                1,
                List.of(Leg.pay(MONEY, 5_000_000_000L), Leg.receive(GOODS, 1)),
                List.of(
                        Term.equal(CHAIN, "market.price", 5),
                        Term.equal(CHAIN, "market.paused", 1),
                        Term.operator(Term.Kind.NOT),
                        Term.operator(Term.Kind.AND)),
                13,
                INCLUSION_WITHIN,
                List.of(new SeenBlock(CHAIN, 100, fresh(random), 1_700_000_000L, 1)),
                CHAIN,
                1_000_000,
                BigInteger.valueOf(1_000),
                genesis.members().stream().map(Genesis.Member::key).toList(),
                fresh(random));
    }

    /**
     * While the computation is below a nonce and a price on the chain is known to be what it is to be: purchase, within
     * three blocks of what the wallet saw.
     */
    public static WalletOrder onPrice(
            Octets owner, Genesis genesis, SecureRandom random, SeenBlock seen, Term price, long zkNonceBelow) {
        return new WalletOrder(
                genesis.network(),
                owner,
                2,
                List.of(Leg.pay(MONEY, 5_000_000_000L), Leg.receive(GOODS, 1)),
                List.of(price),
                zkNonceBelow,
                INCLUSION_WITHIN,
                List.of(seen),
                seen.chain(),
                seen.height() + VALID_BLOCKS,
                BigInteger.valueOf(1_000),
                genesis.members().stream().map(Genesis.Member::key).toList(),
                fresh(random));
    }

    private static Octets fresh(SecureRandom random) {
        byte[] bytes = new byte[SALT_BYTES];
        random.nextBytes(bytes);
        return Octets.of(bytes);
    }
}
