package org.causality.devnet.story.facts;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.causality.devnet.story.PriceChain;
import org.causality.devnet.story.StepFailedException;
import org.causality.devnet.story.api.Answer;
import org.causality.devnet.story.api.Deadline;
import org.causality.devnet.story.api.ServerEvent;
import org.causality.devnet.story.figures.Tally;

/** Changes the price again and again, each time in a block of its own, whatever the operators make of it. */
final class PriceSeries {

    static final String USABLE = "block → fact VALID";
    private static final String MINED = "price sent → block seen";
    private static final String CHAIN_NODE = "chain's node";

    /** None of these is the price that the story's effect and orders wait for. */
    private static final int FIRST_PRICE = 1_000;

    private static final Duration BLOCK_WAIT_MAX = Duration.ofSeconds(10);

    /** How long after the last block a fact may still become usable. */
    private static final Duration FACT_WAIT_MAX = Duration.ofSeconds(30);

    private final PriceChain chain;
    private final Witness witness;
    private final Tally tally;
    private final List<PriceChain.Seen> seen = new ArrayList<>();

    PriceSeries(PriceChain chain, Witness witness, Tally tally) {
        this.chain = chain;
        this.witness = witness;
        this.tally = tally;
    }

    /** Returns when all facts are usable everywhere, or have had the time to be. */
    void run(int events, int paceMillis) {
        long begun = System.nanoTime();
        for (int index = 0; index < events; index++) {
            new Deadline(begun + TimeUnit.MILLISECONDS.toNanos((long) index * paceMillis)).awaitIt();
            set(FIRST_PRICE + index);
        }
        Deadline deadline = Deadline.in(FACT_WAIT_MAX);
        seen.forEach(price -> awaitUsable(price, deadline));
    }

    private void set(int price) {
        try {
            seen.add(chain.set(price, Deadline.in(BLOCK_WAIT_MAX)));
            tally.count("price set");
        } catch (StepFailedException e) {
            tally.count("price not set: " + e.getMessage());
        }
    }

    private void awaitUsable(PriceChain.Seen price, Deadline deadline) {
        boolean _ = witness.awaitEverywhere(valid(price), deadline);
    }

    List<Row> rows() {
        List<Map<String, Long>> each = seen.stream()
                .map(price -> witness.between(Witness.at(price.minedNanos()), Witness.first(valid(price))))
                .toList();
        List<Row> rows = new ArrayList<>(Row.ofEach(USABLE, witness.names(), each));
        rows.add(Row.ofOne(
                MINED,
                CHAIN_NODE,
                seen.size(),
                seen.stream()
                        .map(price -> price.minedNanos() - price.sentNanos())
                        .toList()));
        return rows;
    }

    /** Facts that are usable at every operator, by what each answers now. */
    int usable() {
        int usable = 0;
        for (PriceChain.Seen price : seen) {
            usable += witness.operators().stream()
                            .allMatch(operator -> isUsable(operator.api().get("/v1/events/" + price.event())))
                    ? 1
                    : 0;
        }
        return usable;
    }

    private boolean isUsable(Answer answer) {
        boolean usable = answer.json().path("fact").path("verdict").asString("").equals("VALID")
                && !answer.json().path("fact").path("retracted").asBoolean(false);
        if (!usable) {
            tally.count("fact not usable: " + answer.brief() + " "
                    + answer.json().path("fact").path("verdict").asString("no verdict"));
        }
        return usable;
    }

    static Predicate<ServerEvent> valid(PriceChain.Seen price) {
        return event -> event.type().equals("chain")
                && event.text("event").equals("FactJudged")
                && event.text("eventId").equals(price.event().hex())
                && event.text("verdict").equals("VALID");
    }

    static Predicate<ServerEvent> isFinal(PriceChain.Seen price) {
        return valid(price).and(event -> event.text("finality").equals("FINALIZED"));
    }
}
