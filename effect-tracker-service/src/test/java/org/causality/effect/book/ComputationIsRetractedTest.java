package org.causality.effect.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.causality.effect.book.Story.ORDER;
import static org.causality.effect.book.Story.PRICE;
import static org.causality.effect.book.Story.PURCHASE;
import static org.causality.effect.book.Story.price;
import static org.causality.effect.book.Story.purchase;
import static org.causality.effect.book.Story.word;

import java.util.List;
import java.util.Objects;
import org.causality.effect.cause.Cause;
import org.causality.effect.evolution.FactStanding;
import org.causality.model.chain.EventId;
import org.causality.model.codec.Bytes;
import org.causality.model.computation.BlobRef;
import org.causality.model.computation.ComputationIntent;
import org.causality.model.computation.ComputationStatus;
import org.causality.model.computation.LineageId;
import org.causality.model.computation.ProofAnnouncement;
import org.causality.model.computation.SlotId;
import org.causality.model.computation.VerifierId;
import org.causality.model.effect.EffectStatus;
import org.causality.model.key.PublicKey;
import org.causality.model.order.BlockHeight;
import org.causality.model.order.OrderId;
import org.junit.jupiter.api.Test;

/** Step 12 builds on the price, step 13 on step 12 and the order, the purchase on step 13 (golden scenario, F1). */
class ComputationIsRetractedTest {
    private static final SlotId SLOT_12 = new SlotId(new LineageId(word(900)), word(11), 12);
    private static final ComputationIntent STEP_12 = intent(SLOT_12, List.of(), List.of(PRICE));
    private static final ProofAnnouncement PROOF_12 = proof(STEP_12, "output 12");
    private static final ComputationIntent STEP_13 = intent(PROOF_12.opens(), List.of(ORDER), List.of());
    private static final ProofAnnouncement PROOF_13 = proof(STEP_13, "output 13");

    private final Story story = new Story();

    @Test
    void theReorgOfAPriceReachesTheEffectThroughTwoSteps() {
        tellAll();
        story.tell(price(FactStanding.VALID));
        assertThat(story.status(PURCHASE)).isEqualTo(EffectStatus.PENDING);
        story.tell(price(FactStanding.RETRACTED));
        assertThat(story.statuses(PURCHASE)).containsExactly(EffectStatus.PENDING, EffectStatus.RETRACTED);
        assertThat(story.ledger.historyOf(PURCHASE).getLast().because()).isEqualTo(Cause.of(PROOF_13.statement()));
        story.tell(price(FactStanding.VALID));
        assertThat(story.status(PURCHASE)).isEqualTo(EffectStatus.PENDING);
    }

    @Test
    void itDoesNotMatterThatTheEffectWasKnownBeforeItsCauses() {
        story.tell(purchase(Cause.of(ORDER), Cause.of(PROOF_13.statement())));
        story.tell(price(FactStanding.VALID));
        story.tell(price(FactStanding.RETRACTED));
        story.tell(new Input.ProofSpoken(PROOF_13));
        story.tell(new Input.IntentSpoken(STEP_13));
        story.tell(new Input.ProofSpoken(PROOF_12));
        assertThat(story.status(PURCHASE)).isEqualTo(EffectStatus.PENDING);
        story.tell(new Input.IntentSpoken(STEP_12));
        assertThat(story.status(PURCHASE)).isEqualTo(EffectStatus.RETRACTED);
    }

    @Test
    void aSlotStandsWhileAnotherProofOpensIt() {
        tellAll();
        ComputationIntent other = intent(SLOT_12, List.of(), List.of(new EventId(word(6))));
        story.tell(new Input.IntentSpoken(other));
        ProofAnnouncement same = new ProofAnnouncement(
                other.job(),
                SLOT_12,
                new VerifierId(word(2).toBytes()),
                List.of(word(4)),
                PROOF_12.blob(),
                PROOF_12.output(),
                Bytes.EMPTY);
        story.tell(new Input.ProofSpoken(same));
        story.tell(price(FactStanding.RETRACTED));
        assertThat(story.status(PURCHASE)).isEqualTo(EffectStatus.PENDING);
    }

    @Test
    void theOwnOrchestratorsWordRegistersThePurchaseAndItsTransaction() {
        tellSteps();
        Registration commanded = registration(Cause.of(PROOF_13.statement()));
        story.tell(new Input.ResultHeard(STEP_13.job(), PROOF_13.statement(), commanded));
        story.tell(new Input.ResultHeard(STEP_13.job(), PROOF_13.statement(), commanded));
        assertThat(story.statuses(PURCHASE)).containsExactly(EffectStatus.PENDING);
        story.tell(new Input.JobHeard(STEP_13.job(), ComputationStatus.SUBMITTED, 6, word(53)));
        assertThat(Objects.requireNonNull(story.ledger.nodes.get(Cause.of(PURCHASE)))
                        .causes())
                .containsExactlyInAnyOrder(Cause.of(PROOF_13.statement()), Cause.ofTransaction(word(53)));
    }

    @Test
    void aStepThatLostItsBranchTakesThePurchaseAlongUntilItCountsAgain() {
        tellSteps();
        Registration commanded = registration(Cause.of(PROOF_13.statement()));
        story.tell(new Input.ResultHeard(STEP_13.job(), PROOF_13.statement(), commanded));
        story.tell(new Input.StepFallen(STEP_13.job()));
        story.tell(new Input.JobHeard(STEP_13.job(), ComputationStatus.SUPERSEDED, 6, null));
        story.tell(price(FactStanding.VALID));
        assertThat(story.statuses(PURCHASE)).containsExactly(EffectStatus.PENDING, EffectStatus.RETRACTED);
        story.tell(new Input.ResultHeard(STEP_13.job(), PROOF_13.statement(), commanded));
        assertThat(story.status(PURCHASE)).isEqualTo(EffectStatus.PENDING);
    }

    private static Registration registration(Cause cause) {
        return purchase(cause).registration();
    }

    private void tellAll() {
        tellSteps();
        story.tell(purchase(Cause.of(ORDER), Cause.of(PROOF_13.statement())));
    }

    private void tellSteps() {
        story.tell(new Input.IntentSpoken(STEP_12));
        story.tell(new Input.ProofSpoken(PROOF_12));
        story.tell(new Input.IntentSpoken(STEP_13));
        story.tell(new Input.ProofSpoken(PROOF_13));
    }

    private static ComputationIntent intent(SlotId slot, List<OrderId> orders, List<EventId> events) {
        return new ComputationIntent(
                slot, orders, events, new BlockHeight(Story.CHAIN_A, 3), 8, new PublicKey(word(31)), 1);
    }

    private static ProofAnnouncement proof(ComputationIntent intent, String output) {
        return new ProofAnnouncement(
                intent.job(),
                intent.slot(),
                new VerifierId(word(2).toBytes()),
                List.of(word(intent.slot().index())),
                new BlobRef(word(3), 256, 256),
                Bytes.ascii(output),
                Bytes.EMPTY);
    }
}
