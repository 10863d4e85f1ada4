package org.causality.devnet.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.causality.devnet.chain.TestingEvm;
import org.causality.model.chain.EventId;
import org.causality.model.chain.EventKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** F1 of the golden scenario: a reorg removes the price, after every operator has proven it for itself. */
@ExtendWith(SharedNetwork.class)
class PriceIsTakenBackTest {

    private static final int BLOCKS_TO_FINALITY = 6;

    @Test
    void theFactAndItsEffectAreRetractedOnceAtEveryOperator(SystemNetwork network) {
        try (TestingEvm evm = TestingEvm.of(network.chain())) {
            List<String> watched = network.watched();
            String contract = watched.get(watched.indexOf("--contract") + 1);
            String effect = watched.get(watched.indexOf("--effect") + 1);
            String fact = EventId.of(EventKind.STATE_VALUE, evm.place(contract, evm.set(contract, 5)))
                    .hex();
            everywhere(
                    network,
                    "the price is VALID",
                    operator -> fact(network, operator, fact, "verdict").equals("VALID"));
            everywhere(
                    network,
                    "the effect is PROVEN",
                    operator -> effect(network, operator, effect).equals("PROVEN"));

            evm.reorg(1);
            everywhere(
                    network,
                    "the price is taken back",
                    operator -> fact(network, operator, fact, "retracted").equals("true"));
            everywhere(
                    network,
                    "the effect is RETRACTED",
                    operator -> effect(network, operator, effect).equals("RETRACTED"));
            evm.mine(BLOCKS_TO_FINALITY);
            everywhere(
                    network,
                    "the price is refused for good",
                    operator -> fact(network, operator, fact, "reason").equals("BLOCK_NOT_ON_CHAIN"));

            for (int operator = 1; operator <= SystemNetwork.OPERATORS; operator++) {
                assertThat(ToldFacts.of(network, operator, fact))
                        .as("operator " + operator)
                        .containsOnlyOnce("FactRetracted")
                        .startsWith("FactJudged");
                assertThat(history(network, operator, effect))
                        .as("operator " + operator)
                        .containsExactly("PENDING", "PROVEN", "RETRACTED");
            }
        }
    }

    private interface Holds {
        boolean at(int operator);
    }

    private static void everywhere(SystemNetwork network, String what, Holds holds) {
        network.awaitThat(
                what + " everywhere",
                () -> IntStream.rangeClosed(1, SystemNetwork.OPERATORS).allMatch(holds::at));
    }

    private static String fact(SystemNetwork network, int operator, String fact, String field) {
        return network.api(operator)
                .get("/v1/events/" + fact)
                .json()
                .path("fact")
                .path(field)
                .asString("");
    }

    private static String effect(SystemNetwork network, int operator, String effect) {
        return network.api(operator)
                .get("/v1/effects/" + effect)
                .json()
                .path("effect")
                .path("status")
                .asString("");
    }

    /** Where the message overtakes the own client's block, the effect is seen before it is proven. */
    private static List<String> history(SystemNetwork network, int operator, String effect) {
        JsonNode history =
                network.api(operator).get("/v1/effects/" + effect + "/history").json();
        return history.path("evolutions").values().stream()
                .map(step -> step.path("to").asString(""))
                .filter(status -> !status.equals("OBSERVED"))
                .toList();
    }
}
