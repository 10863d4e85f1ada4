package org.causality.devnet.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.causality.devnet.chain.TestingEvm;
import org.causality.devnet.story.TestingStory;
import org.causality.devnet.story.canonical.Octets;
import org.causality.devnet.story.wallet.SignedOrder;
import org.causality.devnet.story.wallet.Term;
import org.causality.model.chain.EventId;
import org.causality.model.chain.EventKind;
import org.causality.model.chain.EventPlace;
import tools.jackson.databind.JsonNode;

/** A price of its own on the network's chain, orders on it, and what the operators say of both. */
final class Market implements AutoCloseable {

    static final int PRICE = 5;
    static final int BLOCKS_TO_FINALITY = 6;

    private final SystemNetwork network;
    private final TestingEvm evm;
    private final String contract;
    private final String slot;
    private final String settlement;
    private final String effect;
    private long priceHeight;

    private Market(SystemNetwork network, TestingEvm evm) {
        this.network = network;
        this.evm = evm;
        List<String> words = network.watched();
        this.contract = word(words, "--contract");
        this.slot = word(words, "--slot");
        this.settlement = word(words, "--settlement");
        this.effect = word(words, "--effect");
    }

    /** The test is skipped, or fails under {@code CI=true}, where there is no chain. */
    static Market of(SystemNetwork network) {
        return new Market(network, TestingEvm.of(network.chain()));
    }

    private static String word(List<String> words, String name) {
        return words.get(words.indexOf(name) + 1);
    }

    TestingEvm evm() {
        return evm;
    }

    /** What every operator tracks: that the price becomes 5. */
    String priceEffect() {
        return effect;
    }

    /** In a block of its own; the id of its fact, once every operator has proven it. */
    String setPrice() {
        String block = evm.set(contract, slot, PRICE);
        EventPlace place = evm.place(contract, slot, block);
        priceHeight = place.height();
        String fact = EventId.of(EventKind.STATE_VALUE, place).hex();
        everywhere(
                "the price is VALID",
                operator -> fact(operator, fact, "verdict").equals("VALID"));
        return fact;
    }

    /** Replaces the block of the price and whatever has been built on it, however much that is. */
    void takePriceBack() {
        evm.reorg((int) (evm.height() - priceHeight + 1));
    }

    /** Every operator's computation has taken this fact in, and they hold the same. */
    void awaitStepOf(String fact) {
        everywhere(
                "a step is made from the price",
                operator -> lineage(operator).path("steps").toString().contains(fact));
    }

    private JsonNode lineage(int operator) {
        return network.answer(operator, "/v1/lineages").json().path("lineages").path(0);
    }

    /** Due at once when the price is set. */
    SignedOrder postOrder(int operator, Term.Finality finality) {
        long nonce = lineage(operator).path("zkNonce").asLong(0);
        SignedOrder order = TestingStory.orderOnPrice(
                network.genesis(), evm.head(), contract + "/" + slot, PRICE, nonce + 3, finality);
        network.post(operator, order);
        return order;
    }

    JsonNode why(int operator, Octets order) {
        return network.api(operator).get("/v1/orders/" + order + "/why").json();
    }

    /** The effect that settles the order. */
    String purchase(Octets order) {
        return ofPurchase("effectId", order);
    }

    /** A part of the answer that is late is left out of it, so whoever needs it asks again. */
    private String ofPurchase(String field, Octets order) {
        AtomicReference<String> found = new AtomicReference<>("");
        network.awaitThat("the purchase has its " + field, () -> {
            found.set(purchase(1, order).path(field).asString(""));
            return !found.get().isEmpty();
        });
        return found.get();
    }

    private JsonNode purchase(int operator, Octets order) {
        return why(operator, order).path("computation").path("purchase");
    }

    String status(int operator, Octets order) {
        return network.api(operator)
                .get("/v1/orders/" + order)
                .json()
                .path("status")
                .asString("");
    }

    String fact(int operator, String fact, String field) {
        return network.api(operator)
                .get("/v1/events/" + fact)
                .json()
                .path("fact")
                .path(field)
                .asString("");
    }

    String effectStatus(int operator, String id) {
        return network.api(operator)
                .get("/v1/effects/" + id)
                .json()
                .path("effect")
                .path("status")
                .asString("");
    }

    /** Where the message overtakes the own client's block, the effect is seen before it is proven. */
    List<String> effectHistory(int operator, String id) {
        return network.answer(operator, "/v1/effects/" + id + "/history").json().path("evolutions").values().stream()
                .map(step -> step.path("to").asString(""))
                .filter(status -> !status.equals("OBSERVED"))
                .toList();
    }

    /** The chain shows the settlement, then grows over it; what has settled the order is the same everywhere, and once. */
    void expectSettledOnce(Octets order) {
        everywhere(
                "the purchase is in its block",
                operator -> List.of("INCLUDED", "SETTLED").contains(status(operator, order)));
        evm.mine(BLOCKS_TO_FINALITY);
        everywhere("the order is SETTLED", operator -> status(operator, order).equals("SETTLED"));
        String purchased = purchase(order);
        everywhere(
                "the purchase is FINALIZED",
                operator -> effectStatus(operator, purchased).equals("FINALIZED"));
        everywhere(
                "one purchase",
                operator ->
                        purchase(operator, order).path("effectId").asString("").equals(purchased));
        assertThat(timesSettled(ofPurchase("key", order))).isOne();
    }

    long timesSettled(String key) {
        return evm.logs(settlement).stream().filter(log -> log.contains(key)).count();
    }

    interface Holds {
        boolean at(int operator);
    }

    void everywhere(String what, Holds holds) {
        network.awaitThat(
                what + " everywhere",
                () -> IntStream.rangeClosed(1, SystemNetwork.OPERATORS).allMatch(holds::at));
    }

    @Override
    public void close() {
        evm.close();
    }
}
