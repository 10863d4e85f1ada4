package org.causality.propagation.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.causality.model.message.Checkpoint;
import org.causality.model.reason.CheckpointReason;
import org.junit.jupiter.api.Test;

class ClaimsAreCountedTest {

    private static final Instant NOW = Instant.ofEpochMilli(1_000);

    private final Council council = new Council(1, 1, 1, 1);
    private final CheckpointCore core = council.core(0, CheckpointLimits.DEFAULT);
    private final Anchor start = council.start();
    private final Checkpoint first = Council.on(start, 2);

    @Test
    void twoThirdsOfTheWeightCertifyAndLessDoesNot() {
        assertThat(hear(Council.claim(0, 1, first))).isEmpty();
        assertThat(hear(Council.claim(1, 1, first))).isEmpty();
        assertThat(core.tip().checkpoint()).isNull();
        assertThat(hear(Council.claim(2, 1, first)))
                .singleElement()
                .isInstanceOfSatisfying(
                        Output.Certified.class,
                        certified -> assertThat(certified.tip().checkpoint()).isEqualTo(first));
        assertThat(core.tip().id()).isEqualTo(first.id());
    }

    @Test
    void weightCountsNotHeads() {
        Council unequal = new Council(5, 1, 1, 1);
        CheckpointCore one = unequal.core(0, CheckpointLimits.DEFAULT);
        for (int small : List.of(1, 2, 3)) {
            var _ = one.handle(new Input.Claimed(Council.claim(small, 1, Council.on(unequal.start(), 1))), NOW);
        }
        assertThat(one.tip().checkpoint()).isNull();
        var _ = one.handle(new Input.Claimed(Council.claim(0, 1, Council.on(unequal.start(), 1))), NOW);
        assertThat(one.tip().checkpoint()).isNotNull();
    }

    @Test
    void aClaimHeardTwiceCountsOnce() {
        hear(Council.claim(0, 1, first));
        hear(Council.claim(1, 1, first));
        hear(Council.claim(1, 1, first));
        hear(Council.claim(1, 2, first));
        assertThat(core.tip().checkpoint()).isNull();
    }

    @Test
    void aClaimThatComesBeforeWhatItRestsOnWaits() {
        Checkpoint second = Council.on(Council.after(start, first), 3);
        List.of(0, 1, 2).forEach(operator -> hear(Council.claim(operator, 1, second)));
        assertThat(core.tip().checkpoint()).isNull();
        assertThat(core.refused()).isEmpty();
        List.of(0, 1, 2).forEach(operator -> hear(Council.claim(operator, 1, first)));
        assertThat(core.tip().id()).isEqualTo(second.id());
    }

    @Test
    void whoIsNoMemberCountsNothing() {
        hear(Council.claim(0, 1, first));
        hear(Council.claim(1, 1, first));
        assertThat(refusal(Council.claim(7, 1, first))).isEqualTo(CheckpointReason.CLAIM_BY_STRANGER);
        assertThat(core.tip().checkpoint()).isNull();
    }

    @Test
    void theHighestIncarnationCounts() {
        Checkpoint other = Council.on(start, 2, "another past", council.operators);
        hear(Council.claim(0, 1, first));
        hear(Council.claim(1, 1, first));
        hear(Council.claim(2, 5, other));
        assertThat(refusal(Council.claim(2, 4, first))).isEqualTo(CheckpointReason.CLAIM_SUPERSEDED);
        assertThat(core.tip().checkpoint()).isNull();
        hear(Council.claim(2, 6, first));
        assertThat(core.tip().id()).isEqualTo(first.id());
    }

    @Test
    void incarnationsAreUnsigned() {
        hear(Council.claim(0, 1, first));
        hear(Council.claim(1, 1, first));
        hear(Council.claim(2, 1, Council.on(start, 2, "another past", council.operators)));
        hear(Council.claim(2, -1, first));
        assertThat(core.tip().id()).isEqualTo(first.id());
    }

    @Test
    void twoClaimsOfOneIncarnationAndFloorCancelEachOther() {
        hear(Council.claim(0, 1, first));
        hear(Council.claim(1, 1, first));
        hear(Council.claim(2, 3, Council.on(start, 2, "another past", council.operators)));
        assertThat(refusal(Council.claim(2, 3, first))).isEqualTo(CheckpointReason.CLAIM_CONFLICTING);
        hear(Council.claim(2, 2, first));
        assertThat(core.tip().checkpoint()).isNull();
    }

    @Test
    void aClaimInAVoidFeedIsTakenBack() {
        List.of(0, 1, 2).forEach(operator -> hear(Council.claim(operator, 1, first)));
        List<Output> outputs = core.handle(new Input.Voided(Council.feed(2, 1), 10), NOW);
        assertThat(outputs)
                .anySatisfy(output -> assertThat(output)
                        .isInstanceOfSatisfying(
                                Output.Refused.class,
                                refused -> assertThat(refused.reason()).isEqualTo(CheckpointReason.CLAIM_VOID)));
        assertThat(core.tip().checkpoint()).isNull();
        hear(Council.claim(2, 2, first));
        assertThat(core.tip().id()).isEqualTo(first.id());
    }

    @Test
    void aClaimBeforeTheVoidPlaceStays() {
        var _ = core.handle(new Input.Voided(Council.feed(2, 1), 11), NOW);
        List.of(0, 1, 2).forEach(operator -> hear(Council.claim(operator, 1, first)));
        assertThat(core.tip().id()).isEqualTo(first.id());
    }

    @Test
    void anotherClaimOfACertifiedFloorDisagrees() {
        List.of(0, 1, 2).forEach(operator -> hear(Council.claim(operator, 1, first)));
        assertThat(refusal(Council.claim(3, 1, Council.on(start, 2, "another past", council.operators))))
                .isEqualTo(CheckpointReason.CLAIM_DISAGREES);
    }

    @Test
    void whatDoesNotFitWhatItRestsOnIsRefused() {
        List.of(0, 1, 2).forEach(operator -> hear(Council.claim(operator, 1, first)));
        Anchor on = Council.after(start, first);
        assertThat(refusal(Council.claim(3, 1, Council.on(on, 1)))).isEqualTo(CheckpointReason.CLAIM_BELOW_FLOOR);
        Checkpoint good = Council.on(on, 4);
        assertThat(refusal(Council.claim(3, 1, with(good, 1, good.count()))))
                .isEqualTo(CheckpointReason.CLAIM_OF_ANOTHER_EPOCH);
        assertThat(refusal(Council.claim(2, 1, with(good, 0, good.floor().value()))))
                .isEqualTo(CheckpointReason.CLAIM_COUNT_IMPOSSIBLE);
    }

    private static Checkpoint with(Checkpoint good, long epoch, long count) {
        return new Checkpoint(epoch, good.floor(), count, good.root(), good.previous(), good.operators());
    }

    @Test
    void whatIsSettledIsNeverTakenBack() {
        Anchor at = start;
        for (int step = 1; step <= 4; step++) {
            Checkpoint next = Council.on(at, step);
            List.of(0, 1, 2).forEach(operator -> hear(Council.claim(operator, 1, next)));
            at = Council.after(at, next);
        }
        Anchor settled = core.settled();
        assertThat(settled.floor()).isEqualTo(Council.floor(2));
        List.of(0, 1, 2).forEach(operator -> {
            var _ = core.handle(new Input.Voided(Council.feed(operator, 1), 0), NOW);
        });
        assertThat(core.settled()).isEqualTo(settled);
        assertThat(core.tip()).isEqualTo(settled);
        assertThat(refusal(Council.claim(0, 9, Council.on(start, 2, "another past", council.operators))))
                .isEqualTo(CheckpointReason.CLAIM_BELOW_FLOOR);
    }

    private List<Output> hear(Vote<Checkpoint> claim) {
        return core.handle(new Input.Claimed(claim), NOW);
    }

    private CheckpointReason refusal(Vote<Checkpoint> claim) {
        return hear(claim).stream()
                .filter(Output.Refused.class::isInstance)
                .map(Output.Refused.class::cast)
                .filter(refused -> refused.claim().equals(claim))
                .map(Output.Refused::reason)
                .findFirst()
                .orElseThrow();
    }
}
