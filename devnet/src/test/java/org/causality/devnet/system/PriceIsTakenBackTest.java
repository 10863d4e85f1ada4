package org.causality.devnet.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.causality.devnet.story.canonical.Octets;
import org.causality.devnet.story.wallet.Term;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** F1 of the golden scenario: a reorg removes the price, after every operator has proven it for itself. */
@ExtendWith(SharedNetwork.class)
class PriceIsTakenBackTest {

    private static final int SELLER = 3;

    @Test
    void theFactAndItsEffectAreRetractedOnceAtEveryOperator(SystemNetwork network) {
        try (Market market = Market.of(network)) {
            String fact = market.setPrice();
            awaitPriceProven(market);
            market.takePriceBack();
            expectPriceTakenBack(network, market, fact);
            market.evm().mine(Market.BLOCKS_TO_FINALITY);
            market.everywhere(
                    "the price is refused for good",
                    operator -> market.fact(operator, fact, "reason").equals("BLOCK_NOT_ON_CHAIN"));
        }
    }

    /** The order asked for no final price, so it was settled on one that went. */
    @Test
    void theStepTheOrderAndItsPurchaseFallWithThePrice(SystemNetwork network) {
        try (Market market = Market.of(network)) {
            String fact = market.setPrice();
            Octets order = market.postOrder(SELLER, Term.Finality.UNSAFE).id();
            market.everywhere(
                    "the purchase is in its block",
                    operator -> market.status(operator, order).equals("INCLUDED"));
            String purchase = market.purchase(order);
            market.everywhere(
                    "the purchase is PROVEN",
                    operator -> market.effectStatus(operator, purchase).equals("PROVEN"));

            awaitPriceProven(market);
            market.takePriceBack();
            expectPriceTakenBack(network, market, fact);
            market.everywhere(
                    "the order is OPEN again",
                    operator -> market.status(operator, order).equals("OPEN"));
            market.everywhere(
                    "the purchase is RETRACTED",
                    operator -> market.effectStatus(operator, purchase).equals("RETRACTED"));
            market.everywhere(
                    "no step is made from the price",
                    operator -> !network.answer(operator, "/v1/lineages")
                            .json()
                            .toString()
                            .contains(fact));
            for (int operator = 1; operator <= SystemNetwork.OPERATORS; operator++) {
                assertThat(market.effectHistory(operator, purchase))
                        .as("operator " + operator)
                        .containsExactly("PENDING", "PROVEN", "RETRACTED");
            }
            market.everywhere(
                    "the order's story says so",
                    operator -> why(market, operator, order).contains("open again"));
            market.evm().mine(Market.BLOCKS_TO_FINALITY);
        }
    }

    /** Otherwise its effect could be taken back before it was proven. */
    private static void awaitPriceProven(Market market) {
        market.everywhere(
                "the price's effect is PROVEN",
                operator -> market.effectStatus(operator, market.priceEffect()).equals("PROVEN"));
    }

    private static String why(Market market, int operator, Octets order) {
        return market.why(operator, order).path("sentence").asString("");
    }

    private static void expectPriceTakenBack(SystemNetwork network, Market market, String fact) {
        market.everywhere(
                "the price is taken back",
                operator -> market.fact(operator, fact, "retracted").equals("true"));
        market.everywhere(
                "its effect is RETRACTED",
                operator -> market.effectStatus(operator, market.priceEffect()).equals("RETRACTED"));
        for (int operator = 1; operator <= SystemNetwork.OPERATORS; operator++) {
            List<String> told = ToldFacts.of(network, operator, fact);
            assertThat(told)
                    .as("operator " + operator)
                    .containsOnlyOnce("FactRetracted")
                    .startsWith("FactJudged");
            assertThat(market.effectHistory(operator, market.priceEffect()))
                    .as("operator " + operator)
                    .containsExactly("PENDING", "PROVEN", "RETRACTED");
        }
    }
}
