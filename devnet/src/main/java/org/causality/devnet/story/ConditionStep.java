package org.causality.devnet.story;

import java.security.SecureRandom;
import java.util.function.Supplier;
import org.causality.devnet.story.api.Deadline;
import org.causality.devnet.story.canonical.Octets;
import org.causality.devnet.story.proof.Genesis;
import org.causality.devnet.story.wallet.SeenBlock;
import org.causality.devnet.story.wallet.SignedOrder;
import org.causality.devnet.story.wallet.Term;
import org.causality.devnet.story.wallet.Wallet;
import tools.jackson.databind.JsonNode;

/**
 * Every operator has made a step of the computation from the price. Then the wallet posts an order at the last operator:
 * while the computation is below a nonce, what it tests holds and not many blocks have passed, purchase. It opens everywhere,
 * and the operator says in a sentence why it stands where it stands.
 */
final class ConditionStep {

    /** The step of the order is the next one; it may be the one after, should another order come between. */
    private static final int NONCE_MARGIN = 2;

    private final Cast cast;
    private final Genesis genesis;
    private final Supplier<SeenBlock> head;
    private final PriceChain.Seen price;
    private final Term test;
    private final String named;

    /**
     * @param head the newest block the wallet knows
     * @param price what a step of the computation must have been made from
     * @param named the test, for people
     */
    ConditionStep(
            Cast cast, Genesis genesis, Supplier<SeenBlock> head, PriceChain.Seen price, Term test, String named) {
        this.cast = cast;
        this.genesis = genesis;
        this.head = head;
        this.price = price;
        this.test = test;
        this.named = named;
    }

    static ConditionStep onPrice(Cast cast, Genesis genesis, PriceChain chain, PriceChain.Seen price) {
        String key = price.contract() + "/" + price.slot();
        Term test = Term.equal(price.chain(), key, PriceStep.PRICE);
        return new ConditionStep(cast, genesis, chain::head, price, test, "price = " + PriceStep.PRICE);
    }

    /**
     * @param nonce of the computation when it was posted
     * @param test for people
     * @param why the operator's sentence
     */
    record Opened(Posted posted, SignedOrder order, long nonce, long seenHeight, String test, String why) {
        String id() {
            return posted.subject().hex();
        }

        String telling() {
            return "posted at " + posted.at().member().name() + ": zk-nonce < "
                    + order.order().zkNonceBelow() + " (it is " + nonce + "), " + test + ", inclusion within "
                    + order.order().inclusionWithin() + " blocks of " + seenHeight
                    + "; OPEN at every operator. Why? \"" + why + "\"";
        }
    }

    Opened run(Wallet wallet, SecureRandom random, Deadline deadline) {
        long nonce = Long.parseLong(MessageProof.text(lineage(deadline), "zkNonce"));
        SeenBlock seen = head.get();
        SignedOrder order =
                wallet.sign(StoryOrder.onPrice(wallet.address(), genesis, random, seen, test, nonce + NONCE_MARGIN));
        Posted posted = Posted.twice(cast.last(), genesis, "/v1/orders", "orderId", order.id(), order.body());
        awaitOpen(cast.last(), order.id(), deadline);
        String why = whyAtOpen(cast.last(), order.id());
        cast.actors().forEach(actor -> awaitOpen(actor, order.id(), deadline));
        return new Opened(posted, order, nonce, seen.height(), named, why);
    }

    /** The computation as the last operator holds it, once all hold the same, made from the price. */
    private JsonNode lineage(Deadline deadline) {
        JsonNode last = awaitStep(cast.last(), deadline);
        for (Actor actor : cast.actors()) {
            JsonNode here = awaitStep(actor, deadline);
            actor.expectEqual(
                    "the computation's root", MessageProof.text(last, "root"), MessageProof.text(here, "root"));
            actor.expectEqual("zkNonce", MessageProof.text(last, "zkNonce"), MessageProof.text(here, "zkNonce"));
        }
        return last;
    }

    private JsonNode awaitStep(Actor actor, Deadline deadline) {
        return actor.expectPresent(
                deadline.poll(() -> lineages(actor).values().stream()
                        .filter(lineage -> lineage.path("steps")
                                .toString()
                                .contains(price.event().hex()))
                        .filter(lineage -> lineage.path("waitingEvents").isEmpty())
                        .findFirst()),
                "a step of its computation that was made from the price's fact",
                () -> lineages(actor).toString());
    }

    private static JsonNode lineages(Actor actor) {
        return actor.api().get("/v1/lineages").json().path("lineages");
    }

    private static void awaitOpen(Actor actor, Octets id, Deadline deadline) {
        actor.expectPresent(
                actor.log().await(event -> event.isOrderEvent(id.hex(), "OPEN"), deadline),
                "the conditional order's change to OPEN on its event stream in time",
                () -> "no such event; GET /v1/orders/{id} answers "
                        + actor.order(id).brief() + actor.streamState());
    }

    /** While it is open the sentence says so; on a slow machine the order may be further on by the time it is asked for. */
    private static String whyAtOpen(Actor actor, Octets id) {
        JsonNode why = actor.read("/v1/orders/" + id + "/why").json();
        String sentence = MessageProof.text(why, "sentence");
        String waitsFor = MessageProof.text(why.path("computation"), "waitsFor");
        boolean open = MessageProof.text(why, "status").equals("OPEN");
        actor.expect(
                open ? sentence.startsWith("The order is open") : !sentence.isEmpty(),
                "a sentence on why the order is " + MessageProof.text(why, "status"),
                "'" + sentence + "'");
        actor.expect(
                !waitsFor.isEmpty(),
                "the orchestrator's word on what the order waits for",
                "none; notes: " + why.path("notes"));
        return sentence;
    }
}
