package org.causality.effect.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.causality.effect.book.Story.ORDER;
import static org.causality.effect.book.Story.PRICE;
import static org.causality.effect.book.Story.PURCHASE;
import static org.causality.effect.book.Story.price;
import static org.causality.effect.book.Story.purchase;
import static org.causality.effect.book.Story.shown;
import static org.causality.model.effect.EffectStatus.FAILED;
import static org.causality.model.effect.EffectStatus.FINALIZED;
import static org.causality.model.effect.EffectStatus.OBSERVED;
import static org.causality.model.effect.EffectStatus.PENDING;
import static org.causality.model.effect.EffectStatus.PROVEN;
import static org.causality.model.effect.EffectStatus.RETRACTED;

import org.causality.effect.cause.Cause;
import org.causality.effect.cause.CauseKind;
import org.causality.effect.evolution.Evolution;
import org.causality.effect.evolution.FactStanding;
import org.causality.model.lifecycle.Change;
import org.causality.model.order.Finality;
import org.causality.model.order.OrderStatus;
import org.causality.model.reason.EffectReason;
import org.causality.model.reason.LifecycleReason;
import org.junit.jupiter.api.Test;

class PurchaseEvolvesTest {
    private final Story story = new Story();

    @Test
    void itGoesFromPendingToFinalizedAndItsHistorySaysWhy() {
        story.tell(price(FactStanding.VALID));
        story.tell(purchase(Cause.of(ORDER), Cause.of(PRICE)));
        story.tell(shown(9, FactStanding.SEEN, Finality.UNSAFE));
        story.tell(shown(9, FactStanding.VALID, Finality.UNSAFE));
        story.tell(shown(9, FactStanding.VALID, Finality.SAFE));
        story.tell(shown(9, FactStanding.VALID, Finality.FINALIZED));
        assertThat(story.statuses(PURCHASE)).containsExactly(PENDING, OBSERVED, PROVEN, FINALIZED);
        Evolution last = story.ledger.historyOf(PURCHASE).getLast();
        assertThat(last.reason()).isEqualTo(EffectReason.EFFECT_FINAL);
        assertThat(last.evidence()).isNotNull().satisfies(evidence -> {
            assertThat(evidence.finality()).isEqualTo(Finality.FINALIZED);
            assertThat(evidence.height()).isEqualTo(9);
        });
    }

    @Test
    void aReorgOfThePriceTakesItBackOnce() {
        story.tell(price(FactStanding.VALID));
        story.tell(purchase(Cause.of(ORDER), Cause.of(PRICE)));
        story.tell(shown(9, FactStanding.VALID, Finality.UNSAFE));
        story.tell(price(FactStanding.RETRACTED));
        story.tell(shown(9, FactStanding.RETRACTED, Finality.UNSAFE));
        story.tell(price(FactStanding.RETRACTED));
        assertThat(story.statuses(PURCHASE)).containsExactly(PENDING, PROVEN, RETRACTED);
        Evolution last = story.ledger.historyOf(PURCHASE).getLast();
        assertThat(last.reason()).isEqualTo(EffectReason.EFFECT_CAUSE_RETRACTED);
        assertThat(last.because()).isEqualTo(Cause.of(PRICE));
    }

    @Test
    void itComesBackWhenItsCauseAndItsProofDo() {
        story.tell(price(FactStanding.VALID));
        story.tell(purchase(Cause.of(PRICE)));
        story.tell(shown(9, FactStanding.VALID, Finality.UNSAFE));
        story.tell(price(FactStanding.RETRACTED));
        story.tell(shown(9, FactStanding.RETRACTED, Finality.UNSAFE));
        story.tell(price(FactStanding.VALID));
        assertThat(story.status(PURCHASE)).isEqualTo(RETRACTED);
        story.tell(shown(10, FactStanding.VALID, Finality.UNSAFE));
        assertThat(story.statuses(PURCHASE)).containsExactly(PENDING, PROVEN, RETRACTED, PROVEN);
    }

    @Test
    void aFurtherAttemptOnOtherFactsCarriesItAgain() {
        story.tell(price(FactStanding.VALID));
        story.tell(purchase(Cause.of(PRICE)));
        story.tell(price(FactStanding.RETRACTED));
        assertThat(story.status(PURCHASE)).isEqualTo(RETRACTED);
        story.tell(purchase(Story.cause(CauseKind.FACT, 6)));
        assertThat(story.statuses(PURCHASE)).containsExactly(PENDING, RETRACTED, PENDING);
        assertThat(story.tell(purchase(Story.cause(CauseKind.FACT, 6))))
                .isEqualTo(new Answer.Tracked(
                        story.ledger.effects.values().iterator().next(), false));
    }

    @Test
    void aFinalBlockDecidesAgainstARetractedCause() {
        story.tell(price(FactStanding.VALID));
        story.tell(purchase(Cause.of(PRICE)));
        story.tell(price(FactStanding.RETRACTED));
        story.tell(shown(9, FactStanding.VALID, Finality.FINALIZED));
        assertThat(story.statuses(PURCHASE)).containsExactly(PENDING, RETRACTED, PROVEN, FINALIZED);
        story.tell(shown(9, FactStanding.RETRACTED, Finality.UNSAFE));
        assertThat(story.status(PURCHASE)).isEqualTo(FINALIZED);
    }

    @Test
    void anExpiredOrderEndsWhatItAskedFor() {
        story.tell(purchase(Cause.of(ORDER)));
        story.tell(new Input.OrderHeard(ORDER, OrderStatus.EXPIRED, 7));
        assertThat(story.statuses(PURCHASE)).containsExactly(PENDING, FAILED);
        assertThat(story.ledger.historyOf(PURCHASE).getLast().reason()).isEqualTo(EffectReason.EFFECT_WINDOW_CLOSED);
    }

    @Test
    void anOrderThatExpiredBeforeEndsItToo() {
        story.tell(new Input.OrderHeard(ORDER, OrderStatus.EXPIRED, 7));
        story.tell(purchase(Cause.of(ORDER)));
        assertThat(story.status(PURCHASE)).isEqualTo(FAILED);
    }

    @Test
    void aSightingThatTheOwnClientRefusesLeavesNothingBehind() {
        story.tell(purchase(Cause.of(ORDER)));
        story.tell(shown(9, FactStanding.REFUSED, Finality.UNSAFE));
        assertThat(story.statuses(PURCHASE)).containsExactly(PENDING);
        story.tell(shown(10, FactStanding.SEEN, Finality.UNSAFE));
        story.tell(shown(10, FactStanding.REFUSED, Finality.UNSAFE));
        assertThat(story.statuses(PURCHASE)).containsExactly(PENDING, OBSERVED, PENDING);
        assertThat(story.ledger.historyOf(PURCHASE).getLast().reason()).isEqualTo(EffectReason.EFFECT_CLAIM_REFUSED);
    }

    @Test
    void whatStoodAndIsRefusedLaterStaysTakenBack() {
        story.tell(purchase(Cause.of(ORDER)));
        story.tell(shown(9, FactStanding.VALID, Finality.UNSAFE));
        story.tell(shown(9, FactStanding.RETRACTED, Finality.UNSAFE));
        story.tell(shown(9, FactStanding.REFUSED, Finality.UNSAFE));
        assertThat(story.statuses(PURCHASE)).containsExactly(PENDING, PROVEN, RETRACTED);
    }

    @Test
    void aStaleVersionAndAnUnknownEffectAreRefused() {
        story.tell(purchase());
        Answer stale = story.tell(new Input.GiveUp(PURCHASE, EffectReason.EFFECT_ABANDONED, 3));
        assertThat(stale)
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(LifecycleReason.STALE_VERSION));
        Answer wrong = story.tell(new Input.GiveUp(PURCHASE, EffectReason.EFFECT_SEEN, Change.ANY_VERSION));
        assertThat(wrong).isInstanceOf(Answer.Refused.class);
        assertThat(story.status(PURCHASE)).isEqualTo(PENDING);
    }

    @Test
    void aClaimedProofOnlyShowsItUntilTheOwnClientProvesIt() {
        story.tell(purchase());
        story.tell(Story.show(PURCHASE, 12));
        assertThat(story.status(PURCHASE)).isEqualTo(OBSERVED);
        story.tell(shown(12, FactStanding.VALID, Finality.UNSAFE));
        assertThat(story.status(PURCHASE)).isEqualTo(PROVEN);
    }
}
