package org.causality.devnet.story;

import java.security.SecureRandom;
import org.causality.devnet.story.proof.Genesis;
import org.causality.devnet.story.wallet.SignedOrder;
import org.causality.devnet.story.wallet.Wallet;

/** Orders for whoever needs some, each by a wallet of its own. */
public final class PlainOrders {

    private PlainOrders() {}

    public static SignedOrder fresh(Genesis genesis, SecureRandom random) {
        Wallet wallet = Wallet.fresh(random);
        return wallet.sign(StoryOrder.of(wallet.address(), genesis, random));
    }
}
