package org.causality.devnet.story;

import java.net.URI;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.causality.devnet.story.api.Deadline;
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
 * refused, and every operator telling the same; where there is a chain, a price on it that becomes a fact everywhere.
 * Without a chain soundness is step 8.
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
 * a 500 on the way, a bad order in late      11 soundness        the request, or the trace
 * </pre>
 */
final class Story {

    private final StoryOptions options;
    private final Genesis genesis;
    private final Consumer<StepDone> listener;
    private final SecureRandom random;
    private final Wallet wallet;
    private final Wallet stranger;
    private final SignedOrder order;
    private final List<StepDone> done = new ArrayList<>();
    private String underWay = "";
    private @Nullable Cast cast;
    private @Nullable Posted posted;
    private @Nullable Posted cancelled;

    Story(StoryOptions options, Genesis genesis, SecureRandom random, Consumer<StepDone> listener) {
        this.options = options;
        this.genesis = genesis;
        this.listener = listener;
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
            return result(begun, failed(e.expected(), e.seen(), e.where()));
        } catch (UnreachableException e) {
            return result(begun, failed("an answer", String.valueOf(e.getMessage()), "the operator named"));
        } finally {
            if (cast != null) {
                cast.close();
            }
            http.shutdownNow();
        }
    }

    private void tellSteps(HttpClient http) {
        Cast here = step(
                "network",
                deadline -> new NetworkStep(options, genesis, http).run(deadline),
                met -> met.actors().size() + " operators in a line, same genesis '" + genesis.network() + "'");
        cast = here;
        Posted first = step(
                "order",
                _ -> OrderStep.run(here, genesis, order),
                p -> "posted at " + p.at().member().name()
                        + ": 201, receipt good up to genesis; again: 200, same bytes");
        posted = first;
        List<Forgery> forgeries = forgeries();
        this.<Boolean>step(
                "bad-order",
                _ -> {
                    BadOrderStep.run(here, forgeries);
                    return true;
                },
                _ -> forgeries.size() + " badly signed orders refused by every operator, known to none");
        EverywhereStep everywhere = new EverywhereStep(here, genesis, order, first);
        MessageProof carrier = step("everywhere", everywhere::run, this::tellEverywhere);
        Posted second = step(
                "cancellation",
                _ -> new CancellationStep(here, genesis, first).run(wallet, stranger),
                p -> "posted at " + p.at().member().name()
                        + ": 201, receipt good up to genesis; again: 200, same bytes");
        cancelled = second;
        CausalOrderStep causal = new CausalOrderStep(here, genesis, carrier, first, second, everywhere);
        step("causal-order", causal::run, proof -> tellCausal(carrier, proof));
        this.<Boolean>step(
                "resume",
                deadline -> {
                    new ResumeStep(first.subject()).run(here, deadline);
                    return true;
                },
                _ -> "event streams taken up again from the middle: exactly the rest, everywhere");
        if (options.chain() != null) {
            tellChain(here, options.chain(), new PriceChain(options.chain(), http));
        }
        this.<Boolean>step(
                "soundness",
                _ -> {
                    SoundnessStep.run(here, forgeries);
                    return true;
                },
                _ -> "all healthy and measured, no server error, no trace of the bad orders");
    }

    private void tellChain(Cast here, StoryChain told, PriceChain chain) {
        PriceStep.Announced announced = step(
                "price",
                deadline -> new PriceStep(here, genesis).run(chain, deadline),
                price -> "price := " + PriceStep.PRICE + " in block "
                        + price.seen().height() + " of "
                        + price.seen().chain() + ", announced by "
                        + price.announcer().member().name()
                        + ", VALID at every operator by its own proof");
        this.<Boolean>step(
                "finality",
                deadline -> {
                    FinalityStep.finalized(here, chain, announced.seen(), deadline);
                    return true;
                },
                _ -> "the chain grew over it: FINALIZED at every operator");
        this.<Boolean>step(
                "effect",
                deadline -> {
                    FinalityStep.effect(here, told.effect(), announced.seen(), deadline);
                    return true;
                },
                _ -> "PENDING, PROVEN, FINALIZED at every operator, proven by the price's fact");
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

    private <T> T step(String name, Function<Deadline, T> run, Function<T, String> telling) {
        underWay = name;
        long begun = System.nanoTime();
        T outcome = run.apply(Deadline.in(options.stepWait()));
        long millis = (System.nanoTime() - begun) / 1_000_000;
        StepDone step = new StepDone(done.size() + 1, name, telling.apply(outcome), millis);
        done.add(step);
        listener.accept(step);
        return outcome;
    }

    private StepFailed failed(String expected, String seen, String where) {
        return new StepFailed(done.size() + 1, underWay, expected, seen, where);
    }

    private StoryResult result(long begun, @Nullable StepFailed failed) {
        return new StoryResult(
                failed == null,
                (System.nanoTime() - begun) / 1_000_000,
                List.copyOf(done),
                failed,
                order.id().hex(),
                wallet.address().hex(),
                cast == null ? List.of() : Hops.of(cast, posted, cancelled),
                options.gateways().stream().map(URI::toString).toList());
    }
}
