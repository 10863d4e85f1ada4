package org.causality.model.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.codec.U128;
import org.causality.model.codec.U256;
import org.causality.model.network.ChainId;
import org.causality.model.network.NetworkId;
import org.causality.model.order.ConditionEvaluation.Verdict;
import org.causality.model.order.ConditionToken.Comparison;
import org.causality.model.order.SystemState.Verified;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConditionEvaluationTest {
    private static final ChainId CHAIN = new ChainId("eip155:31337");
    private static final Bytes CONTRACT = Bytes.parseHex("0x5fbdb2315678afecb367f032d93f642f64180aa3");
    private static final StateKey PRICE = StateKey.ofSlot(CHAIN, CONTRACT, new Bytes32(0, 0, 0, 0).toBytes());
    private static final Condition PRICE_IS_5 = new Condition(List.of(test(PRICE, Comparison.EQ, 5, Finality.SAFE)));
    private static final long OBSERVED = 101;
    private static final Map<StateKey, Verified> AT_5 = Map.of(PRICE, new Verified(U256.of(5), Finality.SAFE, 102));
    private static final int KEYS = 4;
    private static final List<Comparison> COMPARISONS = List.of(Comparison.values());

    @Test
    void theGoldenOrderHoldsAtPriceFive() {
        ConditionEvaluation evaluation = golden(AT_5, 104L, 12L);
        assertThat(evaluation.verdict()).isEqualTo(Verdict.SATISFIED);
        assertThat(evaluation.findings()).hasSize(3);
        assertThat(evaluation.why())
                .isEqualTo("zk-nonce < 13: it is 12; " + PRICE + " = 5: it is 5 at height 102, SAFE; "
                        + "inclusion on eip155:31337 within 3 blocks of observation: "
                        + "observed at 101, inclusion at 104 at the earliest");
    }

    @Test
    void anotherPriceIsTold() {
        ConditionEvaluation evaluation =
                golden(Map.of(PRICE, new Verified(U256.of(6), Finality.FINALIZED, 103)), 104L, 12L);
        assertThat(evaluation.verdict()).isEqualTo(Verdict.UNSATISFIED);
        assertThat(evaluation.why()).isEqualTo(PRICE + " = 5: it is 6 at height 103, FINALIZED");
    }

    @Test
    void aPriceNobodyProvedIsUnknown() {
        assertThat(golden(Map.of(), 104L, 12L).verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void aPriceNotSettledEnoughIsUnknown() {
        ConditionEvaluation evaluation =
                golden(Map.of(PRICE, new Verified(U256.of(5), Finality.UNSAFE, 102)), 104L, 12L);
        assertThat(evaluation.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(evaluation.why()).endsWith("UNSAFE, and SAFE is asked for");
    }

    @Test
    void theNonceBoundIsBelow() {
        assertThat(golden(AT_5, 104L, 13L).verdict()).isEqualTo(Verdict.UNSATISFIED);
        assertThat(golden(AT_5, 104L, 13L).why()).isEqualTo("zk-nonce < 13: it is 13");
        assertThat(golden(AT_5, 104L, null).verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void theWindowClosesAfterTheThirdBlock() {
        assertThat(golden(AT_5, OBSERVED + 3, 12L).verdict()).isEqualTo(Verdict.SATISFIED);
        assertThat(golden(AT_5, OBSERVED + 4, 12L).verdict()).isEqualTo(Verdict.UNSATISFIED);
        assertThat(golden(AT_5, OBSERVED - 1, 12L).verdict()).isEqualTo(Verdict.SATISFIED);
        assertThat(golden(AT_5, null, 12L).verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void aWindowWithoutAnObservedBlockIsNeverOpen() {
        Order order = order(Condition.ALWAYS, 0, 3, TimeMap.EMPTY);
        assertThat(ConditionEvaluation.of(order, new SystemState(Map.of(), Map.of(CHAIN, 1L), 1L))
                        .verdict())
                .isEqualTo(Verdict.UNSATISFIED);
    }

    @Test
    void withoutConditionsAnythingHolds() {
        Order order = order(Condition.ALWAYS, 0, 0, TimeMap.EMPTY);
        assertThat(ConditionEvaluation.of(order, new SystemState(Map.of(), Map.of(), null))
                        .verdict())
                .isEqualTo(Verdict.SATISFIED);
    }

    @Property
    void withAllFactsKnownItIsPlainLogic(@ForAll long seed) {
        Random random = new Random(seed);
        Condition condition = condition(random);
        Map<StateKey, Verified> facts = facts(random);
        assertThat(evaluate(condition, facts)).isEqualTo(Verdict.of(plainly(condition, facts)));
    }

    @Property
    void moreKnowledgeNeverTurnsAVerdict(@ForAll long seed) {
        Random random = new Random(seed);
        Condition condition = condition(random);
        Map<StateKey, Verified> facts = facts(random);
        Map<StateKey, Verified> fewer = new HashMap<>(facts);
        fewer.keySet().removeIf(_ -> random.nextBoolean());
        Verdict early = evaluate(condition, fewer);
        assertThat(early == Verdict.UNKNOWN || early == evaluate(condition, facts))
                .isTrue();
    }

    @Test
    void whatMadeNoDifferenceIsNotNamed() {
        StateKey other = new StateKey(CHAIN, "other");
        Condition notFiveButOther = new Condition(List.of(
                test(PRICE, Comparison.EQ, 5, Finality.SAFE),
                new ConditionToken.Not(),
                test(other, Comparison.EQ, 1, Finality.SAFE),
                test(PRICE, Comparison.GE, 5, Finality.SAFE),
                new ConditionToken.Or(),
                new ConditionToken.And()));
        Map<StateKey, Verified> facts = new HashMap<>(AT_5);
        facts.put(other, new Verified(U256.of(2), Finality.SAFE, 102));
        ConditionEvaluation evaluation = ConditionEvaluation.of(
                order(notFiveButOther, 0, 0, TimeMap.EMPTY), new SystemState(facts, Map.of(), null));
        assertThat(evaluation.verdict()).isEqualTo(Verdict.UNSATISFIED);
        assertThat(evaluation.why()).isEqualTo(PRICE + " = 5: it is 5 at height 102, SAFE");
    }

    @Property
    void whatDecidesIsEnough(@ForAll long seed) {
        Random random = new Random(seed);
        Order order = order(condition(random), 0, 0, TimeMap.EMPTY);
        Map<StateKey, Verified> facts = facts(random);
        ConditionEvaluation evaluation = ConditionEvaluation.of(order, new SystemState(facts, Map.of(), null));
        Map<StateKey, Verified> named = new HashMap<>(facts);
        named.keySet()
                .removeIf(key -> evaluation.deciding().stream()
                        .noneMatch(finding -> finding.what().startsWith(key + " ")));
        assertThat(ConditionEvaluation.of(order, new SystemState(named, Map.of(), null))
                        .verdict())
                .isEqualTo(evaluation.verdict());
    }

    @Property
    void notTurnsItAround(@ForAll long seed) {
        Random random = new Random(seed);
        Condition condition = condition(random);
        Map<StateKey, Verified> facts = facts(random);
        facts.keySet().removeIf(_ -> random.nextBoolean());
        List<ConditionToken> negated = new ArrayList<>(condition.postfix());
        negated.add(new ConditionToken.Not());
        assertThat(evaluate(new Condition(negated), facts))
                .isEqualTo(evaluate(condition, facts).not());
    }

    private static ConditionEvaluation golden(
            Map<StateKey, Verified> facts, @Nullable Long height, @Nullable Long zkNonce) {
        TimeMap observed = new TimeMap(
                List.of(new ObservedBlock(CHAIN, OBSERVED, new Bytes32(0, 0, 0, 9), 1, 1, Finality.UNSAFE)));
        Map<ChainId, Long> heights = height == null ? Map.of() : Map.of(CHAIN, height);
        return ConditionEvaluation.of(order(PRICE_IS_5, 13, 3, observed), new SystemState(facts, heights, zkNonce));
    }

    private static Verdict evaluate(Condition condition, Map<StateKey, Verified> facts) {
        return ConditionEvaluation.of(order(condition, 0, 0, TimeMap.EMPTY), new SystemState(facts, Map.of(), null))
                .verdict();
    }

    private static boolean plainly(Condition condition, Map<StateKey, Verified> facts) {
        Deque<Boolean> stack = new ArrayDeque<>();
        for (ConditionToken token : condition.postfix()) {
            switch (token) {
                case ConditionToken.Test test -> {
                    StateKey key = new StateKey(test.chain(), test.key());
                    long value = Objects.requireNonNull(facts.get(key))
                            .value()
                            .value()
                            .longValueExact();
                    stack.push(compare(test, value));
                }
                case ConditionToken.Not _ -> stack.push(!stack.pop());
                case ConditionToken.And _ -> {
                    boolean second = stack.pop();
                    boolean first = stack.pop();
                    stack.push(first && second);
                }
                case ConditionToken.Or _ -> {
                    boolean second = stack.pop();
                    boolean first = stack.pop();
                    stack.push(first || second);
                }
            }
        }
        return stack.pop();
    }

    private static boolean compare(ConditionToken.Test test, long value) {
        long bound = test.value().value().longValueExact();
        return switch (test.comparison()) {
            case EQ -> value == bound;
            case NE -> value != bound;
            case LT -> value < bound;
            case LE -> value <= bound;
            case GT -> value > bound;
            case GE -> value >= bound;
            case RANGE -> value >= bound && value <= test.upper().value().longValueExact();
        };
    }

    private static Condition condition(Random random) {
        List<ConditionToken> postfix = new ArrayList<>();
        int depth = 0;
        while (postfix.size() < 12 || depth != 1) {
            if (depth >= 2 && (postfix.size() >= 12 || random.nextInt(3) == 0)) {
                postfix.add(random.nextBoolean() ? new ConditionToken.And() : new ConditionToken.Or());
                depth--;
            } else if (depth >= 1 && random.nextInt(4) == 0) {
                postfix.add(new ConditionToken.Not());
            } else if (postfix.size() < 12) {
                postfix.add(randomTest(random));
                depth++;
            }
        }
        return new Condition(postfix);
    }

    private static ConditionToken.Test randomTest(Random random) {
        Comparison comparison = COMPARISONS.get(random.nextInt(COMPARISONS.size()));
        long value = random.nextInt(4);
        U256 upper = comparison == Comparison.RANGE ? U256.of(value + random.nextInt(3)) : U256.ZERO;
        String key = "k" + random.nextInt(KEYS);
        return new ConditionToken.Test(CHAIN, key, comparison, U256.of(value), upper, Finality.UNSAFE);
    }

    private static Map<StateKey, Verified> facts(Random random) {
        Map<StateKey, Verified> facts = new HashMap<>();
        for (int i = 0; i < KEYS; i++) {
            facts.put(new StateKey(CHAIN, "k" + i), new Verified(U256.of(random.nextInt(6)), Finality.UNSAFE, i));
        }
        return facts;
    }

    private static ConditionToken.Test test(StateKey key, Comparison comparison, long value, Finality finality) {
        return new ConditionToken.Test(key.chain(), key.key(), comparison, U256.of(value), U256.ZERO, finality);
    }

    private static Order order(Condition condition, long zkNonceBelow, int inclusionWithin, TimeMap observed) {
        return new Order(
                new NetworkId("test"),
                new Owner(Owner.Scheme.ED25519, new Bytes32(0, 0, 0, 1).toBytes()),
                1,
                List.of(new Leg(Leg.Direction.PAY, "eip155:1/slip44:60", U128.of(1))),
                condition,
                zkNonceBelow,
                inclusionWithin,
                observed,
                new BlockHeight(CHAIN, 1_000),
                null,
                U128.ZERO,
                PrivacyMode.OPEN,
                0,
                List.of(),
                new Bytes32(0, 0, 0, 2));
    }
}
