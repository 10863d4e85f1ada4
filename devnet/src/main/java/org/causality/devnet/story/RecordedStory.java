package org.causality.devnet.story;

import java.security.SecureRandom;
import org.causality.devnet.story.proof.Genesis;
import org.causality.devnet.story.wallet.Term;
import org.causality.devnet.story.wallet.Wallet;

/**
 * What can be told of a chain that only stands there as it was recorded: a fact of it becomes one everywhere and a step of
 * the computation; an order on that fact is computed by one operator and proven to all. What would have to be written to
 * the chain is left out, and said to be.
 */
final class RecordedStory {

    private static final String NOT_WRITTEN = "nothing can be written to a recorded chain";

    private final Steps steps;
    private final Cast cast;
    private final Genesis genesis;
    private final StoryRecording recording;

    RecordedStory(Steps steps, Cast cast, Genesis genesis, StoryRecording recording) {
        this.steps = steps;
        this.cast = cast;
        this.genesis = genesis;
        this.recording = recording;
    }

    void tell(Wallet wallet, SecureRandom random) {
        PriceChain.Seen seen = recording.seen();
        steps.skip("price", NOT_WRITTEN + ": a fact that stands in it takes the price's place");
        RecordedFactStep fact = new RecordedFactStep(cast, genesis, recording);
        steps.step("recorded-fact", fact::run, fact::telling);
        steps.skip("finality", "a recorded chain does not grow: its block is final from the start");
        steps.check(
                "effect",
                deadline -> FinalityStep.effect(cast, recording.effect(), seen, deadline),
                "PENDING, PROVEN, FINALIZED at every operator, proven by the fact");
        ConditionStep.Opened opened = steps.step(
                "condition", deadline -> condition(seen).run(wallet, random, deadline), each -> each.telling());
        WinnerStep.Decided decided = steps.step(
                "winner", deadline -> new WinnerStep(cast, opened).run(deadline), WinnerStep.Decided::telling);
        var _ = steps.step(
                "proof",
                deadline -> new ProofStep(cast, genesis, opened, decided, null).run(deadline),
                ProofStep.Proven::telling);
        steps.skip("transaction", NOT_WRITTEN + ": the proven step commands no purchase");
        steps.skip("settled", NOT_WRITTEN + ": the order stays PROVEN");
    }

    private ConditionStep condition(PriceChain.Seen seen) {
        Term holds = Term.equal(seen.chain(), seen.contract() + "/" + seen.slot(), recording.number(recording.value()));
        return new ConditionStep(cast, genesis, recording::head, seen, holds, "the slot = " + recording.brief());
    }
}
