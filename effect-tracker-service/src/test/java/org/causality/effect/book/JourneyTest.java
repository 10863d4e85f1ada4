package org.causality.effect.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.causality.effect.book.Story.CHAIN_B;
import static org.causality.effect.book.Story.PURCHASE;
import static org.causality.effect.book.Story.SHOP;
import static org.causality.effect.book.Story.purchase;
import static org.causality.effect.book.Story.shown;
import static org.causality.effect.book.Story.word;

import java.util.List;
import org.causality.effect.evolution.Expectation;
import org.causality.effect.evolution.FactStanding;
import org.causality.effect.evolution.Spot;
import org.causality.effect.journey.JourneyStep;
import org.causality.model.chain.EffectKind;
import org.causality.model.chain.EventId;
import org.causality.model.codec.Bytes;
import org.causality.model.effect.EffectStatus;
import org.causality.model.effect.JourneyStatus;
import org.causality.model.order.Finality;
import org.causality.model.reason.JourneyReason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JourneyTest {
    private static final Spot LANDING = new Spot(CHAIN_B, SHOP, word(88).toBytes());

    private final Story story = new Story();

    @Test
    void itDepartsFliesArrivesAndIsFinal() {
        story.tell(purchase());
        story.tell(travel(null));
        story.tell(shown(9, FactStanding.VALID, Finality.FINALIZED));
        story.tell(arrived(FactStanding.VALID, Finality.UNSAFE));
        story.tell(arrived(FactStanding.VALID, Finality.FINALIZED));
        assertThat(statuses())
                .containsExactly(
                        JourneyStatus.DEPARTED,
                        JourneyStatus.IN_FLIGHT,
                        JourneyStatus.ARRIVED,
                        JourneyStatus.FINALIZED);
        assertThat(story.ledger.steps.getLast().evidence())
                .isNotNull()
                .satisfies(evidence -> assertThat(evidence.chain()).isEqualTo(CHAIN_B));
    }

    @Test
    void anArrivalDoesNotCountBeforeTheDepartureIsFinal() {
        story.tell(purchase());
        story.tell(travel(null));
        story.tell(shown(9, FactStanding.VALID, Finality.UNSAFE));
        story.tell(arrived(FactStanding.VALID, Finality.FINALIZED));
        assertThat(statuses()).containsExactly(JourneyStatus.DEPARTED);
        story.tell(shown(9, FactStanding.VALID, Finality.FINALIZED));
        assertThat(statuses()).last().isEqualTo(JourneyStatus.FINALIZED);
    }

    @Test
    void aReorgOfTheSourceTakesTheJourneyAndTheArrivalBack() {
        story.tell(purchase());
        story.tell(travel(null));
        story.tell(shown(9, FactStanding.VALID, Finality.UNSAFE));
        story.tell(arrived(FactStanding.VALID, Finality.UNSAFE));
        story.tell(shown(9, FactStanding.RETRACTED, Finality.UNSAFE));
        assertThat(statuses()).containsExactly(JourneyStatus.DEPARTED, JourneyStatus.RETRACTED);
        assertThat(story.ledger.effects.values())
                .allSatisfy(effect -> assertThat(effect.status()).isEqualTo(EffectStatus.RETRACTED));
        story.tell(shown(10, FactStanding.VALID, Finality.FINALIZED));
        assertThat(statuses()).last().isEqualTo(JourneyStatus.ARRIVED);
    }

    @Test
    void aReorgOfTheTargetBringsItBackIntoFlight() {
        story.tell(purchase());
        story.tell(travel(null));
        story.tell(shown(9, FactStanding.VALID, Finality.FINALIZED));
        story.tell(arrived(FactStanding.VALID, Finality.UNSAFE));
        story.tell(arrived(FactStanding.RETRACTED, Finality.UNSAFE));
        assertThat(statuses()).last().isEqualTo(JourneyStatus.IN_FLIGHT);
    }

    @Test
    void aPacketThatTimedOutIsLost() {
        story.tell(purchase());
        story.tell(travel(null));
        story.tell(shown(9, FactStanding.VALID, Finality.FINALIZED));
        story.tell(travel(JourneyReason.PACKET_TIMED_OUT));
        assertThat(statuses()).last().isEqualTo(JourneyStatus.LOST);
        assertThat(story.ledger.steps.getLast().reason()).isEqualTo(JourneyReason.PACKET_TIMED_OUT);
    }

    private List<JourneyStatus> statuses() {
        return story.ledger.steps.stream().map(JourneyStep::to).toList();
    }

    private static Input.Travel travel(@Nullable JourneyReason lost) {
        return new Input.Travel(
                PURCHASE,
                CHAIN_B,
                Bytes.ascii("packet 1"),
                EffectKind.DEPOSIT,
                SHOP,
                new Expectation(LANDING, null, null),
                null,
                lost);
    }

    private static Input.FactHeard arrived(FactStanding standing, Finality finality) {
        return Story.fact(new EventId(word(40)), LANDING, standing, finality);
    }
}
