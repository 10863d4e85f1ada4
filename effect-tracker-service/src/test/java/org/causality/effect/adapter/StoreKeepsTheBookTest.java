package org.causality.effect.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.causality.backbone.writer.FencedException;
import org.causality.effect.book.Input;
import org.causality.effect.book.RandomHistory;
import org.causality.effect.evolution.Effect;
import org.causality.embedded.SharedParts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;

class StoreKeepsTheBookTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void batchesOfAnySizeInPostgresEndWhereMemoryEnds(long seed) {
        Random random = new Random(seed);
        List<List<Input>> tellers = RandomHistory.of(random);
        TestingStore store = TestingStore.of(SharedParts.uniqueOperator(StoreKeepsTheBookTest.class));
        List<Input> words = RandomHistory.mixed(tellers, random);
        int at = 0;
        while (at < words.size()) {
            int next = Math.min(words.size(), at + 1 + random.nextInt(12));
            store.commit(words.subList(at, next));
            if (random.nextInt(4) == 0) {
                store.reopen();
            }
            at = next;
        }
        List<String> stored = store.ledger.effects(RandomHistory.effects()).values().stream()
                .sorted((a, b) -> a.id().compareTo(b.id()))
                .map((Effect effect) -> RandomHistory.line(effect))
                .toList();
        assertThat(stored).isEqualTo(RandomHistory.endState(RandomHistory.mixed(tellers, new Random(seed + 100))));
        assertThat(store.client
                        .sql(
                                "select count(*) from (select sequence, index from evolution group by 1, 2 having count(*) > 1)"
                                        + " repeated")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aWriterThatWasOvertakenWritesNothing() {
        TestingStore store = TestingStore.of(SharedParts.uniqueOperator(StoreKeepsTheBookTest.class));
        store.store.acquire();
        List<Input> words = RandomHistory.mixed(RandomHistory.of(new Random(3)), new Random(4));
        assertThatThrownBy(() -> store.commit(words)).isInstanceOf(FencedException.class);
        assertThat(store.ledger.effects(RandomHistory.effects())).isEmpty();
    }

    @Test
    void whatHappenedIsNeverAltered() {
        TestingStore store = TestingStore.of(SharedParts.uniqueOperator(StoreKeepsTheBookTest.class));
        store.commit(RandomHistory.mixed(RandomHistory.of(new Random(3)), new Random(4)));
        for (String change : List.of("delete from evolution", "update evolution set reason = 'EFFECT_SEEN'")) {
            assertThatThrownBy(() -> store.client.sql(change).update()).isInstanceOf(DataAccessException.class);
        }
    }
}
