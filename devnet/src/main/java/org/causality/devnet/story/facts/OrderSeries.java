package org.causality.devnet.story.facts;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.causality.devnet.story.PriceChain;
import org.causality.devnet.story.StepFailedException;
import org.causality.devnet.story.StoryOrder;
import org.causality.devnet.story.api.Answer;
import org.causality.devnet.story.api.Deadline;
import org.causality.devnet.story.api.ServerEvent;
import org.causality.devnet.story.figures.Tally;
import org.causality.devnet.story.proof.Genesis;
import org.causality.devnet.story.wallet.SeenBlock;
import org.causality.devnet.story.wallet.SignedOrder;
import org.causality.devnet.story.wallet.Term;
import org.causality.devnet.story.wallet.Wallet;
import tools.jackson.databind.JsonNode;

/** Orders on a price that is final, one after the other: each is computed, proven and settled before the next is posted. */
final class OrderSeries {

    /** What the story's effect waits for, too. */
    private static final int PRICE = 5;

    /** The computation may be further on by so many steps when the order's turn comes. */
    private static final int NONCE_MARGIN = 64;

    /** Two epochs of two blocks, and some more. */
    private static final int BLOCKS_TO_FINALITY = 6;

    private static final Duration PRICE_WAIT_MAX = Duration.ofSeconds(60);

    /** For each of its two halves: until it is in a block, and until that block is final. */
    private static final Duration ORDER_WAIT_MAX = Duration.ofSeconds(60);

    private final PriceChain chain;
    private final Genesis genesis;
    private final Witness witness;
    private final Tally tally;
    private final SecureRandom random = new SecureRandom();
    private final List<Passage> passages = new ArrayList<>();

    OrderSeries(PriceChain chain, Genesis genesis, Witness witness, Tally tally) {
        this.chain = chain;
        this.genesis = genesis;
        this.witness = witness;
        this.tally = tally;
    }

    /** Sets the price the orders wait for; nothing, and counted, when it does not become final everywhere in time. */
    Optional<Term> condition() {
        try {
            Deadline deadline = Deadline.in(PRICE_WAIT_MAX);
            PriceChain.Seen price = chain.set(PRICE, deadline);
            chain.mine(BLOCKS_TO_FINALITY);
            if (witness.awaitEverywhere(PriceSeries.isFinal(price), deadline)) {
                return Optional.of(Term.equal(price.chain(), price.contract() + "/" + price.slot(), PRICE));
            }
            tally.count("price not final everywhere");
        } catch (StepFailedException e) {
            tally.count("price not set: " + e.getMessage());
        }
        return Optional.empty();
    }

    void run(Term condition, int orders) {
        for (int index = 0; index < orders; index++) {
            settle(condition);
        }
    }

    private void settle(Term condition) {
        SeenBlock head = chain.head();
        Wallet wallet = Wallet.fresh(random);
        SignedOrder order = wallet.sign(
                StoryOrder.onPrice(wallet.address(), genesis, random, head, condition, nonce() + NONCE_MARGIN));
        long sent = System.nanoTime();
        Answer answer = witness.last().api().post("/v1/orders", order.body());
        tally.count("POST " + answer.brief());
        if (answer.status() == 201) {
            passages.add(passed(new Passage(order.id().hex(), sent, 0, Set.of())));
        }
    }

    private Passage passed(Passage begun) {
        Deadline deadline = Deadline.in(ORDER_WAIT_MAX);
        boolean included = awaitEverywhere(begun, "INCLUDED", "PROVEN", deadline);
        Set<String> jobs = jobs(begun);
        if (!included) {
            tally.count("order not in a block everywhere");
            return new Passage(begun.order(), begun.sentNanos(), 0, jobs);
        }
        chain.mine(BLOCKS_TO_FINALITY);
        Passage grown = new Passage(begun.order(), begun.sentNanos(), System.nanoTime(), jobs);
        boolean settled = awaitEverywhere(grown, "SETTLED", "FINALIZED", Deadline.in(ORDER_WAIT_MAX));
        tally.count(settled ? "order SETTLED everywhere" : "order not SETTLED everywhere");
        return grown;
    }

    private boolean awaitEverywhere(Passage order, String status, String effectStatus, Deadline deadline) {
        return witness.awaitEverywhere(event -> order.isOrder(event, status), deadline)
                && witness.told(order::isVerified)
                        .findFirst()
                        .map(Passage::effect)
                        .filter(effect ->
                                witness.awaitEverywhere(event -> event.isEffectEvent(effect, effectStatus), deadline))
                        .isPresent();
    }

    private Set<String> jobs(Passage order) {
        Set<String> jobs = witness.told(order::isDecided)
                .map(event -> event.text("jobId"))
                .collect(Collectors.toCollection(HashSet::new));
        String path = "/v1/orders/" + order.order() + "/why";
        witness.last().api().get(path).json().path("computation").path("intents").values().stream()
                .map(intent -> intent.path("jobId").asString(""))
                .forEach(jobs::add);
        return jobs;
    }

    /** Of the computation, as the last operator holds it. */
    private long nonce() {
        JsonNode lineage =
                witness.last().api().get("/v1/lineages").json().path("lineages").path(0);
        return lineage.path("zkNonce").asLong(0);
    }

    List<Passage> passages() {
        return List.copyOf(passages);
    }

    long settled() {
        return passages.stream()
                .filter(order ->
                        witness.told(event -> order.isOrder(event, "SETTLED")).count()
                                >= witness.operators().size())
                .count();
    }

    /** What the operators told of these orders that no good way has. */
    void tellRefusals() {
        witness.told(event -> event.type().equals("job") && event.text("event").equals("ResultRefused"))
                .forEach(event -> tally.count("ResultRefused " + event.text("reason")));
        witness.told(event -> event.type().equals("job") && event.text("event").equals("StepFell"))
                .forEach(event -> tally.count("StepFell " + event.text("reason")));
        for (Passage order : passages) {
            witness.told(order::isJobLost)
                    .forEach(event -> tally.count("job " + event.text("to") + " " + event.text("reason")));
            long decided = witness.told(order::isDecided).count();
            for (long once = witness.operators().size(); once < decided; once++) {
                tally.count("winner told again");
            }
            witness.told(event -> event.isOrderEvent(order.order()) && isSetback(event))
                    .forEach(event -> tally.count("order " + event.text("to") + " " + event.text("reason")));
        }
    }

    private static boolean isSetback(ServerEvent event) {
        return switch (event.text("to")) {
            case "OPEN" -> !event.text("from").isEmpty() && !event.text("from").equals("RECEIVED");
            case "CLAIMED", "COMPUTING", "PROVEN", "SUBMITTED", "INCLUDED", "SETTLED" -> false;
            default -> true;
        };
    }
}
