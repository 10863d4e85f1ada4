package org.causality.devnet.story;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.causality.devnet.story.canonical.Octets;
import org.causality.devnet.story.proof.Genesis;
import org.causality.devnet.story.telling.StoryResult;
import org.causality.devnet.story.wallet.SeenBlock;
import org.causality.devnet.story.wallet.SignedOrder;
import org.causality.devnet.story.wallet.Term;
import org.causality.devnet.story.wallet.Wallet;
import org.causality.devnet.story.wallet.WalletOrder;
import tools.jackson.databind.JsonNode;

/** The story for tests elsewhere: the same black box over HTTP, without a process of its own. */
public final class TestingStory {

    private TestingStory() {}

    /**
     * @param heldAt the operator whose core gets the effect before the cause; 0 for none
     * @param chainWords what the client is told of the chain; empty for none
     * @param waits the longest the step of this number waits for what it expects
     */
    public static StoryResult tell(
            List<URI> gateways, Path networkFile, int heldAt, List<String> chainWords, IntFunction<Duration> waits)
            throws IOException {
        List<String> words = new ArrayList<>(List.of(
                "--gateways",
                gateways.stream().map(URI::toString).collect(Collectors.joining(",")),
                "--network",
                networkFile.toString(),
                "--held-at",
                Integer.toString(heldAt)));
        words.addAll(chainWords);
        StoryOptions options = StoryOptions.parse(words);
        return new Story(options, Genesis.read(networkFile), new SecureRandom(), waits, _ -> {}).tell();
    }

    /** The story's order, signed by a wallet nobody has seen before. */
    public static SignedOrder freshOrder(Genesis genesis, SecureRandom random) {
        Wallet wallet = Wallet.fresh(random);
        return wallet.sign(StoryOrder.of(wallet.address(), genesis, random));
    }

    /**
     * A fresh wallet's order to purchase while a price is what it is to be, in any block that holds it.
     *
     * @param price its state key
     */
    public static SignedOrder orderOnPrice(
            Genesis genesis, SeenBlock seen, String price, long value, long zkNonceBelow, Term.Finality finality) {
        SecureRandom random = new SecureRandom();
        Wallet wallet = Wallet.fresh(random);
        Term condition = Term.equal(seen.chain(), price, value, finality);
        return wallet.sign(StoryOrder.onPrice(wallet.address(), genesis, random, seen, condition, zkNonceBelow));
    }

    /** An order and its owner's cancellation, ready to be posted. */
    public record Cancellable(SignedOrder order, JsonNode cancellation) {
        public Octets id() {
            return order.id();
        }
    }

    public static Cancellable cancellable(Genesis genesis) {
        SecureRandom random = new SecureRandom();
        Wallet wallet = Wallet.fresh(random);
        SignedOrder order = wallet.sign(StoryOrder.of(wallet.address(), genesis, random));
        return new Cancellable(
                order,
                wallet.cancel(genesis.network(), order.id(), wallet.address()).body());
    }

    /** Two orders of one owner with the same nonce. */
    public static List<SignedOrder> rivals(Genesis genesis) {
        SecureRandom random = new SecureRandom();
        Wallet wallet = Wallet.fresh(random);
        WalletOrder order = StoryOrder.of(wallet.address(), genesis, random);
        return List.of(wallet.sign(order), wallet.sign(order.withTip(7)));
    }
}
