package org.causality.gateway.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.causality.model.order.OrderStatus;
import org.causality.model.reason.OrderReason;
import org.causality.model.reason.Reason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

class WhyAnOrderIsWhereItIsTest {

    private static final String KEY = "0x" + "ab".repeat(32);

    @Test
    void anOpenOrderSaysWhichConditionItWaitsFor() {
        String computation = """
                {"waitsFor": "CONDITION", "condition": {"verdict": "UNSATISFIED", "why": "price <= 2500: it is 2617"}}""";
        assertThat(said(OrderStatus.OPEN, OrderReason.ADMITTED, computation))
                .isEqualTo("The order is open in the book; it waits for its condition to hold "
                        + "(price <= 2500: it is 2617).");
    }

    @Test
    void aWindowSaysHowManyMeanToCompute() {
        String computation = """
                {"waitsFor": "WINDOW", "intents": [{"jobId": "0x01", "operator": "0x02", "wins": true},
                 {"jobId": "0x03", "operator": "0x04", "wins": false}]}""";
        assertThat(said(OrderStatus.OPEN, OrderReason.ADMITTED, computation)).endsWith("compute it (2 so far).");
    }

    @Test
    void aClaimedOrderNamesWhoseTurnItIs() {
        String computation = "{\"waitsFor\": \"TURN\", \"intents\": [{\"operator\": \"" + KEY + "\", \"wins\": true}]}";
        assertThat(said(OrderStatus.CLAIMED, OrderReason.LEASED, computation))
                .isEqualTo("Operator alpha has won the step that settles the order; it waits for alpha to begin.");
    }

    @Test
    void aResultThatIsNotVerifiedYetNamesWhoAnnouncedIt() {
        String computation = "{\"waitsFor\": \"VERIFICATION\", \"result\": {\"operator\": \"" + KEY + "\"}}";
        assertThat(said(OrderStatus.COMPUTING, OrderReason.COMPUTATION_STARTED, computation))
                .isEqualTo(
                        "An operator is computing the step that settles the order; it waits until this node has fetched "
                                + "and verified the proof of alpha.");
    }

    @Test
    void anOrderThatFellBackSaysFromWhat() {
        assertThat(said(OrderStatus.OPEN, OrderReason.REORG, null))
                .isEqualTo(
                        "The order is open again after the chain took back what it rested on; it waits for an operator "
                                + "to compute it.");
    }

    @Test
    void aWordFromBeforeIsNotBelieved() {
        assertThat(said(OrderStatus.INCLUDED, OrderReason.INCLUDED_IN_BLOCK, "{\"waitsFor\": \"PROOF\"}"))
                .isEqualTo(
                        "The transaction that settles the order is in a block; it waits for the settling block to be "
                                + "final.");
    }

    @Test
    void aStepThatCommandsNothingHasNothingMoreToCome() {
        assertThat(said(OrderStatus.PROVEN, OrderReason.PROOF_VERIFIED, "{\"waitsFor\": \"NOTHING\"}"))
                .isEqualTo("A valid proof that settles the order is known; nothing more is to come.");
        assertThat(said(OrderStatus.OPEN, OrderReason.ADMITTED, "{\"waitsFor\": \"NOTHING\"}"))
                .endsWith("; it waits for an operator to compute it.");
    }

    @Test
    void anInvalidOrderSaysWhatIsWrong() {
        assertThat(said(OrderStatus.INVALID, OrderReason.REVEAL_INVALID, null))
                .isEqualTo("The order is not valid: what was revealed does not match or does not hold.");
        assertThat(said(OrderStatus.INVALID, null, null)).isEqualTo("The order is not valid.");
    }

    @ParameterizedTest
    @EnumSource(OrderStatus.class)
    void everyStatusHasASentenceOfItsOwnForAllItMayWaitFor(OrderStatus status) {
        List<String> all = new ArrayList<>();
        all.add(said(status, null, null));
        for (WaitsFor waitsFor : WaitsFor.values()) {
            all.add(said(status, null, "{\"waitsFor\": \"" + waitsFor + "\"}"));
        }
        assertThat(all)
                .allSatisfy(sentence ->
                        assertThat(sentence).matches("[A-Z][^.]*\\.").doesNotContain("null", "_"));
        for (OrderStatus other : OrderStatus.values()) {
            assertThat(said(other, null, null).equals(all.getFirst())).isEqualTo(other == status);
        }
    }

    @Property(tries = 300)
    void whateverTheOrchestratorSaysThereIsOneSentence(
            @ForAll OrderStatus status, @ForAll OrderReason reason, @ForAll String waitsFor) {
        String computation = JsonMapper.shared().writeValueAsString(java.util.Map.of("waitsFor", waitsFor));
        assertThat(said(status, reason, computation)).isEqualTo(said(status, reason, null));
    }

    private static String said(OrderStatus status, @Nullable Reason reason, @Nullable String computation) {
        return OrderSentence.of(
                status,
                reason,
                computation == null ? null : JsonMapper.shared().readTree(computation),
                key -> key.equals(KEY) ? "alpha" : key);
    }
}
