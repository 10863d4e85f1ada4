package org.causality.devnet.story;

import java.security.SecureRandom;
import java.util.List;
import org.causality.devnet.story.proof.Genesis;
import org.causality.devnet.story.wallet.Wallet;

/**
 * The part of the story that needs a chain: a price becomes a fact everywhere and a step of the computation; an order on
 * that price is computed by one operator, proven to all, settled on the chain once, and all of it becomes final.
 */
final class ChainStory {

    /** Its steps, in order. */
    static final List<String> STEPS =
            List.of("price", "finality", "effect", "condition", "winner", "proof", "transaction", "settled");

    private final Steps steps;
    private final Cast cast;
    private final Genesis genesis;
    private final StoryChain told;
    private final PriceChain chain;

    ChainStory(Steps steps, Cast cast, Genesis genesis, StoryChain told, PriceChain chain) {
        this.steps = steps;
        this.cast = cast;
        this.genesis = genesis;
        this.told = told;
        this.chain = chain;
    }

    void tell(Wallet wallet, SecureRandom random) {
        PriceStep.Announced price = steps.step(
                "price", deadline -> new PriceStep(cast, genesis).run(chain, deadline), ChainStory::tellPrice);
        steps.check(
                "finality",
                deadline -> FinalityStep.finalized(cast, chain, price.seen(), deadline),
                "the chain grew over it: FINALIZED at every operator");
        steps.check(
                "effect",
                deadline -> FinalityStep.effect(cast, told.effect(), price.seen(), deadline),
                "PENDING, PROVEN, FINALIZED at every operator, proven by the price's fact");
        ConditionStep.Opened opened = steps.step(
                "condition",
                deadline -> ConditionStep.onPrice(cast, genesis, chain, price.seen())
                        .run(wallet, random, deadline),
                ConditionStep.Opened::telling);
        WinnerStep.Decided decided = steps.step(
                "winner", deadline -> new WinnerStep(cast, opened).run(deadline), WinnerStep.Decided::telling);
        ProofStep.Proven proven = steps.step(
                "proof",
                deadline -> new ProofStep(cast, genesis, opened, decided, told.settlement()).run(deadline),
                ProofStep.Proven::telling);
        TransactionStep.Settling settling = steps.step(
                "transaction",
                deadline -> new TransactionStep(opened, proven.by(), proven, chain).run(deadline),
                TransactionStep.Settling::telling);
        SettledStep settled = new SettledStep(cast, opened, proven.by(), proven, settling, price.seen());
        steps.step("settled", deadline -> settled.run(chain, deadline), telling -> telling);
    }

    private static String tellPrice(PriceStep.Announced price) {
        return "price := " + PriceStep.PRICE + " in block " + price.seen().height() + " of "
                + price.seen().chain() + ", announced by "
                + price.announcer().member().name() + ", VALID at every operator by its own proof";
    }
}
