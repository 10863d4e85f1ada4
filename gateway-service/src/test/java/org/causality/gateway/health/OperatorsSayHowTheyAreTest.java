package org.causality.gateway.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.causality.gateway.ownership.LoadLevel;
import org.causality.model.key.PublicKey;
import org.causality.model.message.LamportTime;
import org.junit.jupiter.api.Test;

class OperatorsSayHowTheyAreTest {

    private final HealthBench bench = new HealthBench();

    @Test
    void allIsWellWhenAllSaySo() {
        bench.allSpeak();
        assertThat(bench.view().grade()).isEqualTo(Grade.WELL);
        assertThat(bench.view().operators())
                .hasSize(3)
                .allSatisfy(row -> assertThat(row.findings()).isEmpty());
    }

    @Test
    void whoMissesTwoWordsIsSilent() {
        bench.allSpeak();
        bench.now = HealthBench.LIMITS.silentMillis();
        assertThat(bench.reasons(1)).isEmpty();
        bench.now++;
        assertThat(bench.reasons(1)).containsExactly(HealthReason.OPERATOR_SILENT);
        assertThat(bench.view().grade()).isEqualTo(Grade.WRONG);
        assertThat(bench.view().count(HealthReason.OPERATOR_SILENT)).isEqualTo(3);
    }

    @Test
    void whoWasNeverHeardIsGivenTheSameTime() {
        bench.now = HealthBench.LIMITS.silentMillis();
        assertThat(bench.view().grade()).isEqualTo(Grade.WELL);
        bench.now++;
        assertThat(bench.reasons(2)).containsExactly(HealthReason.OPERATOR_SILENT);
        assertThat(bench.view().operators().getFirst().findings().getFirst().sentence())
                .isEqualTo("was never heard in the 150 s since this node listens");
    }

    @Test
    void whoSpokeOfATimeLongPastLags() {
        bench.allSpeak();
        long edge = bench.ourTime.value() - HealthBench.LIMITS.lagTicksMax();
        bench.hear(bench.feed(), 2, bench.health(1, edge, 0, HealthBench.AGENT));
        assertThat(bench.reasons(1)).isEmpty();
        bench.hear(bench.feed(), 3, bench.health(1, edge - 1, 0, HealthBench.AGENT));
        assertThat(bench.reasons(1)).containsExactly(HealthReason.LAGS);
    }

    @Test
    void aWordIsComparedWithTheTimeItWasHeardAtAndNotWithNow() {
        bench.allSpeak();
        bench.ourTime = new LamportTime(bench.ourTime.value() * 2);
        assertThat(bench.reasons(1)).isEmpty();
    }

    @Test
    void thisNodeLagsWhenTheOthersAreAheadAndASingleLiarIsNotBelieved() {
        bench.allSpeak();
        long ahead = bench.ourTime.value() + HealthBench.LIMITS.lagTicksMax() + 1;
        bench.hear(bench.feed(), 2, bench.health(1, ahead, 0, HealthBench.AGENT));
        assertThat(bench.reasons(0)).isEmpty();
        bench.hear(bench.feed(), 2, bench.health(2, ahead, 0, HealthBench.AGENT));
        assertThat(bench.reasons(0)).containsExactly(HealthReason.LAGS);
    }

    @Test
    void whoHoldsMuchBackOrRunsSomethingElseIsNamed() {
        bench.allSpeak();
        bench.hear(bench.feed(), 2, bench.health(2, 10_000, HealthBench.LIMITS.heldBackMax() + 1, "causality/0"));
        assertThat(bench.reasons(2)).containsExactly(HealthReason.HOLDS_BACK, HealthReason.OTHER_VERSION);
        assertThat(bench.reasons(1)).isEmpty();
    }

    @Test
    void whoSaysThatItIsFullIsOverloadedUntilItSaysOtherwise() {
        bench.allSpeak();
        bench.book.load(bench.key(1), LoadLevel.FULL);
        assertThat(bench.reasons(1)).containsExactly(HealthReason.OVERLOADED);
        bench.book.load(bench.key(1), LoadLevel.HEAVY);
        assertThat(bench.reasons(1)).isEmpty();
    }

    @Test
    void anOlderWordOfTheSameFeedAndAnEchoOfAnEarlierStartChangeNothing() {
        PublicKey before = bench.feed();
        PublicKey after = bench.feed();
        assertThat(bench.hear(before, 500, bench.health(1, 10_000, 0, "b"))).isTrue();
        assertThat(bench.hear(before, 499, bench.health(1, 10_000, 0, "a"))).isFalse();
        assertThat(bench.hear(before, 500, bench.health(1, 10_000, 0, "a"))).isFalse();
        assertThat(bench.hear(after, 12, bench.health(1, 10_000, 0, "c"))).isTrue();
        assertThat(bench.hear(before, 501, bench.health(1, 10_000, 0, "echo"))).isFalse();
        assertThat(bench.view().operators())
                .map(OperatorHealth::word)
                .filteredOn(word -> word != null)
                .singleElement()
                .satisfies(word -> assertThat(word.health().agent()).isEqualTo("c"));
    }

    @Test
    void strangersAreNotKept() {
        PublicKey stranger = bench.feed();
        Word word = new Word(
                new org.causality.model.message.Payload.NetworkHealth(stranger, LamportTime.ZERO, 0, 0, 0, "x"),
                stranger,
                LamportTime.ZERO,
                0,
                LamportTime.ZERO);
        assertThat(bench.book.hear(word)).isFalse();
        assertThat(bench.book.named(stranger, List.of(), 0)).isEmpty();
        assertThat(bench.view().operators()).hasSize(3);
    }
}
