package org.causality.mempool.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.causality.model.chain.EventId;
import org.causality.model.codec.Bytes32;
import org.causality.model.codec.U256;
import org.causality.model.computation.LineageId;
import org.causality.model.network.ChainId;
import org.causality.model.order.Finality;
import org.causality.model.order.StateKey;
import org.causality.model.order.SystemState;
import org.junit.jupiter.api.Test;

/** Facts come, get more final, and are taken back: the newest that holds is what conditions are judged by. */
class FactsAreHeardTest {
    private static final ChainId CHAIN = new ChainId("eip155:1");
    private static final StateKey PRICE = new StateKey(CHAIN, "0xab/0x00");

    private final KnownState known = new KnownState();

    private static EventId id(int number) {
        return new EventId(new Bytes32(1, 1, 1, number));
    }

    private static LineageId lineage(int number) {
        return new LineageId(new Bytes32(2, 2, 2, number));
    }

    private static Fact price(int number, long value, long height, Finality finality) {
        return new Fact(id(number), PRICE, U256.of(value), finality, height);
    }

    private void valid(Fact fact) {
        known.hear(new FactNews.Valid(fact));
    }

    private void takenBack(int number) {
        known.hear(new FactNews.TakenBack(id(number)));
    }

    private long priceKnown() {
        return Objects.requireNonNull(known.state().values().get(PRICE))
                .value()
                .value()
                .longValue();
    }

    @Test
    void theNewestCounts() {
        valid(price(2, 7, 20, Finality.UNSAFE));
        valid(price(1, 5, 10, Finality.UNSAFE));
        assertThat(priceKnown()).isEqualTo(7);
        assertThat(known.state().inclusionHeights()).containsEntry(CHAIN, 21L);
    }

    @Test
    void whatIsTakenBackLeavesTheOneBefore() {
        valid(price(1, 5, 10, Finality.UNSAFE));
        valid(price(2, 7, 20, Finality.UNSAFE));
        takenBack(2);
        assertThat(priceKnown()).isEqualTo(5);
        takenBack(1);
        assertThat(known.state().values()).isEmpty();
    }

    @Test
    void aHigherFinalityOfTheSameFactIsKnown() {
        valid(price(1, 5, 10, Finality.UNSAFE));
        valid(price(1, 5, 10, Finality.FINALIZED));
        SystemState.Verified verified = known.state().values().get(PRICE);
        assertThat(Objects.requireNonNull(verified).finality()).isEqualTo(Finality.FINALIZED);
        assertThat(known.facts()).hasSize(1);
    }

    @Test
    void nothingBelowAFinalFactIsKept() {
        valid(price(1, 5, 10, Finality.UNSAFE));
        valid(price(2, 7, 20, Finality.FINALIZED));
        assertThat(known.facts()).extracting(Fact::id).containsExactly(id(2));
        valid(price(3, 6, 15, Finality.UNSAFE));
        assertThat(known.facts()).extracting(Fact::id).containsExactly(id(2));
        assertThat(known.drain().facts()).hasSize(2).containsEntry(0, null);
    }

    @Test
    void ofOneKeyNoMoreVersionsThanTheBoundAreKept() {
        for (int i = 1; i <= KnownState.VERSIONS_MAX + 3; i++) {
            valid(price(i, i, i, Finality.UNSAFE));
        }
        assertThat(known.facts()).hasSize(KnownState.VERSIONS_MAX);
        assertThat(priceKnown()).isEqualTo(KnownState.VERSIONS_MAX + 3);
    }

    @Test
    void ofAllFactsTheEldestGoesWhenThereIsNoRoom() {
        for (int i = 0; i <= KnownState.FACTS_MAX; i++) {
            StateKey key = new StateKey(CHAIN, "0xab/" + i);
            valid(new Fact(id(i), key, U256.of(i), Finality.UNSAFE, 1));
        }
        assertThat(known.facts()).hasSize(KnownState.FACTS_MAX);
        assertThat(known.state().values()).doesNotContainKey(new StateKey(CHAIN, "0xab/0"));
    }

    @Test
    void aBlockOfAnotherEventRaisesTheChain() {
        known.hear(new FactNews.BlockSeen(CHAIN, 30));
        known.hear(new FactNews.BlockSeen(CHAIN, 29));
        assertThat(known.state().inclusionHeights()).containsEntry(CHAIN, 31L);
    }

    @Test
    void theNonceIsKnownWhereOneRecursionRuns() {
        assertThat(known.state().zkNonce()).isNull();
        known.reached(lineage(1), 12);
        assertThat(known.state().zkNonce()).isEqualTo(12);
        known.reached(lineage(1), 11);
        assertThat(known.state().zkNonce()).isEqualTo(11);
        known.reached(lineage(2), 3);
        assertThat(known.state().zkNonce()).isNull();
    }

    @Test
    void whatIsHeardAgainIsNothingToStore() {
        valid(price(1, 5, 10, Finality.UNSAFE));
        assertThat(known.drain().isEmpty()).isFalse();
        valid(price(1, 5, 10, Finality.UNSAFE));
        takenBack(9);
        assertThat(known.drain().isEmpty()).isTrue();
    }

    @Property(tries = 300)
    void whatIsStoredMakesTheSameStateAgain(
            @ForAll @Size(max = 40) List<@IntRange(min = 0, max = 9_999) Integer> seeds) {
        KnownState first = new KnownState();
        Map<Integer, Fact> stored = new HashMap<>();
        KnownState again = new KnownState();
        for (int seed : seeds) {
            int number = seed % 9;
            first.hear(
                    seed % 4 == 0
                            ? new FactNews.TakenBack(id(number))
                            : new FactNews.Valid(price(number, seed, number, Finality.ofCode(seed / 7 % 3))));
            first.reached(lineage(1), seed % 5);
            KnownState.Changes changes = first.drain();
            changes.facts().forEach((place, fact) -> {
                if (fact == null) {
                    stored.remove(place);
                } else {
                    stored.put(place, fact);
                }
            });
            if (changes.heads() != null) {
                again.restore(changes.heads());
            }
        }
        again.restore(stored);
        assertThat(again.state()).isEqualTo(first.state());
        assertThat(again.facts()).containsExactlyInAnyOrderElementsOf(first.facts());
        assertThat(again.drain().isEmpty()).isTrue();
    }

    @Test
    void placesAreGivenAgain() {
        for (int i = 1; i <= 1_000; i++) {
            valid(price(i, i, i, Finality.FINALIZED));
            assertThat(known.drain().facts().keySet()).allMatch(place -> place <= 1);
        }
        valid(price(1_001, 5, 2_000, Finality.UNSAFE));
        assertThat(known.facts()).hasSize(2);
    }
}
