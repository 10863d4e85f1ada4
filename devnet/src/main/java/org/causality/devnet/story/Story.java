package org.causality.devnet.story;

import java.net.URI;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.causality.devnet.story.api.OperatorApi;
import org.causality.devnet.story.api.UnreachableException;
import org.causality.devnet.story.proof.Genesis;
import org.causality.devnet.story.telling.StepDone;
import org.causality.devnet.story.telling.StepFailed;
import org.causality.devnet.story.telling.StoryResult;
import org.causality.devnet.story.wallet.Forgery;
import org.causality.devnet.story.wallet.SignedOrder;
import org.causality.devnet.story.wallet.Wallet;
import org.jspecify.annotations.Nullable;

/**
 * The story, step by step: an order in at the last operator of a line, its cancellation in at the first, bad orders
 * refused, and every operator telling the same; where there is a chain, a price on it that becomes a fact everywhere, and
 * an order on that price that is computed, proven and settled once. On a recorded chain a fact of it takes the price's
 * place, and what would have to be written is left out; without a chain all of that is. What is left out is named at the
 * end, and the steps after it have lower numbers.
 *
 * <pre>
 * fault                                       step that fails, and what it names
 * another genesis, links missing or extra     1 network          the peers seen
 * receipt forged, stranger's or changed       2 order            the flaw, or 5 cancellation
 * repeat answered with another receipt        2 order            the other body, or 5 cancellation
 * signature check off at one operator         3 bad-order        201 at that operator
 * relay off at one operator, links cut        4 everywhere       the first operator behind it, no message
 * one mempool deaf                            4 everywhere       that operator, no change to OPEN
 *   (at the shimmed operator)                 6 causal-order     that operator, no change to CANCELLED
 * the shim holds nothing                      4 everywhere       the order at the shimmed operator, too early
 * payload or envelope changed on the way      4 everywhere       signature, digest or other bytes
 * cancellation signature check off            5 cancellation     201 for the forged cancellation
 * cancellation lost, or never published       6 causal-order     the first operator without it
 * hold-back off                               6 causal-order     the cancellation before its order, or no heldBackMillis
 * events lost, repeated or in other order     7 resume           the events wanted and seen
 * the price unseen, unproven, another's       8 price            the operator, what it says of the fact
 * finality that does not rise                 9 finality         the same
 * an effect with another status or proof     10 effect           what it says of the effect
 * a conditional order that does not open     11 condition        the operator, or a sentence that is not so
 * operators that see different winners       12 winner           the winners
 * no proof, two results, one not verified    13 proof            the operator, its results of the slot
 * a transaction that did not settle          14 transaction      the chain's storage and logs
 * an order or purchase that does not end     15 settled          the operator, the states it told
 * a 500 on the way, a bad order in late      16 soundness        the request, or the trace
 * </pre>
 */
final class Story {

    private final StoryOptions options;
    private final Genesis genesis;
    private final SecureRandom random;
    private final Wallet wallet;
    private final Wallet stranger;
    private final SignedOrder order;
    private final Steps steps;
    private @Nullable Cast cast;
    private @Nullable Posted posted;
    private @Nullable Posted cancelled;

    Story(StoryOptions options, Genesis genesis, SecureRandom random, Consumer<StepDone> listener) {
        this(options, genesis, random, _ -> options.stepWait(), listener);
    }

    /** @param waits by the step's number, instead of the one wait of the options */
    Story(
            StoryOptions options,
            Genesis genesis,
            SecureRandom random,
            IntFunction<Duration> waits,
            Consumer<StepDone> listener) {
        this.options = options;
        this.genesis = genesis;
        this.steps = new Steps(waits, listener);
        this.random = random;
        this.wallet = Wallet.fresh(random);
        this.stranger = Wallet.fresh(random);
        this.order = wallet.sign(StoryOrder.of(wallet.address(), genesis, random));
    }

    StoryResult tell() {
        long begun = System.nanoTime();
        HttpClient http = OperatorApi.newHttp();
        try {
            tellSteps(http);
            return result(begun, null);
        } catch (StepFailedException e) {
            return result(begun, steps.failed(e.expected(), e.seen(), e.where()));
        } catch (UnreachableException e) {
            return result(begun, steps.failed("an answer", String.valueOf(e.getMessage()), "the operator named"));
        } finally {
            if (cast != null) {
                cast.close();
            }
            http.shutdownNow();
        }
    }

    private void tellSteps(HttpClient http) {
        Cast here = steps.step(
                "network",
                deadline -> new NetworkStep(options, genesis, http).run(deadline),
                met -> met.actors().size() + " operators in a line, same genesis '" + genesis.network() + "'");
        cast = here;
        Posted first = steps.step("order", _ -> OrderStep.run(here, genesis, order), Story::tellPosted);
        posted = first;
        List<Forgery> forgeries = forgeries();
        steps.check(
                "bad-order",
                _ -> BadOrderStep.run(here, forgeries),
                forgeries.size() + " badly signed orders refused by every operator, known to none");
        EverywhereStep everywhere = new EverywhereStep(here, genesis, order, first);
        MessageProof carrier = steps.step("everywhere", everywhere::run, this::tellEverywhere);
        Posted second = steps.step(
                "cancellation",
                _ -> new CancellationStep(here, genesis, first).run(wallet, stranger),
                Story::tellPosted);
        cancelled = second;
        CausalOrderStep causal = new CausalOrderStep(here, genesis, carrier, first, second, everywhere);
        steps.step("causal-order", causal::run, proof -> tellCausal(carrier, proof));
        steps.check(
                "resume",
                deadline -> new ResumeStep(first.subject()).run(here, deadline),
                "event streams taken up again from the middle: exactly the rest, everywhere");
        tellOfChain(here, http);
        steps.check(
                "soundness",
                _ -> SoundnessStep.run(here, forgeries),
                "all healthy and measured, no server error, no trace of the bad orders");
    }

    private void tellOfChain(Cast here, HttpClient http) {
        switch (options.chain()) {
            case StoryChain chain ->
                new ChainStory(steps, here, genesis, chain, new PriceChain(chain, http)).tell(wallet, random);
            case StoryRecording recording -> new RecordedStory(steps, here, genesis, recording).tell(wallet, random);
            case NoChain(String why) -> ChainStory.STEPS.forEach(step -> steps.skip(step, why));
        }
    }

    private static String tellPosted(Posted posted) {
        return "posted at " + posted.at().member().name() + ": 201, receipt good up to genesis; again: 200, same bytes";
    }

    private List<Forgery> forgeries() {
        Wallet victim = Wallet.fresh(random);
        return List.of(
                Forgery.byStranger(stranger, StoryOrder.of(victim.address(), genesis, random)),
                Forgery.tampered(victim, StoryOrder.of(victim.address(), genesis, random)),
                Forgery.twin(victim, StoryOrder.of(victim.address(), genesis, random)));
    }

    private String tellEverywhere(MessageProof proof) {
        String told = "OPEN at " + (options.heldAt() == 0 ? "every operator" : "every operator but the shimmed one")
                + ", the same signed bytes, Lamport time "
                + Long.toUnsignedString(proof.header().lamport());
        return options.heldAt() == 0 ? told : told + "; relayed by one that does not have it yet";
    }

    private String tellCausal(MessageProof before, MessageProof after) {
        return "CANCELLED at every operator, order before cancellation by cursor, history, Lamport time ("
                + Long.toUnsignedString(before.header().lamport()) + " < "
                + Long.toUnsignedString(after.header().lamport()) + ") and reachability"
                + (options.heldAt() == 0 ? "" : "; held back at the shimmed one");
    }

    private StoryResult result(long begun, @Nullable StepFailed failed) {
        return new StoryResult(
                failed == null,
                (System.nanoTime() - begun) / 1_000_000,
                steps.done(),
                steps.skipped(),
                failed,
                order.id().hex(),
                wallet.address().hex(),
                cast == null ? List.of() : Hops.of(cast, posted, cancelled),
                options.gateways().stream().map(URI::toString).toList());
    }
}
