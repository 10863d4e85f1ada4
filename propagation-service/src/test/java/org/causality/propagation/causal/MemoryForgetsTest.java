package org.causality.propagation.causal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.causality.model.message.Draft;
import org.causality.model.message.Envelope;
import org.causality.model.message.LamportTime;
import org.causality.model.message.MessageType;
import org.causality.model.message.Stamp;
import org.causality.model.network.Certificate;
import org.causality.model.network.Genesis;
import org.causality.model.network.NetworkId;
import org.causality.model.network.Operator;
import org.causality.model.network.OperatorSet;
import org.causality.model.network.Purpose;
import org.causality.propagation.message.Drafts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** More messages than memory holds: the floor rises, the store is asked, and the answers stay the same. */
class MemoryForgetsTest {

    private static final int HEADERS_MAX = 50;
    private static final int MESSAGES = 400;
    private static final Instant NOW = Instant.ofEpochMilli(1);

    private final TestLog log = new TestLog();
    private final List<Envelope> said = new ArrayList<>();
    private final CausalCore core = new CausalCore(
            new Genesis(
                    new NetworkId("test"), 1, 16, new OperatorSet(0, List.of(new Operator("ann", Spoken.key(99), 1)))),
            Drafts.key(1),
            CausalLimits.DEFAULT.withHeadersMax(HEADERS_MAX));

    @BeforeEach
    void sayMuch() {
        said.add(new Spoken(Spoken.key(1), 0)
                .type(MessageType.KEY_CERTIFICATE.code())
                .envelope());
        for (int i = 1; i < MESSAGES; i++) {
            said.add(next(i).envelope());
        }
        said.forEach(envelope -> take(Spoken.received(envelope)));
    }

    private Spoken next(int number) {
        return new Spoken(Spoken.key(1), number)
                .after(said.get(number - 1).id(), number)
                .time(number + 1);
    }

    private List<Output> take(Input input) {
        return turn(List.of(input));
    }

    private List<Output> turn(List<Input> inputs) {
        var needed = core.recallNeeded(inputs);
        var drafts = core.draftsToRecall(inputs);
        if (!needed.isEmpty() || !drafts.isEmpty()) {
            core.handle(new Input.Recalled(log.find(needed, drafts), List.of()), NOW);
        }
        List<Output> outputs = new ArrayList<>();
        inputs.forEach(input -> outputs.addAll(core.handle(input, NOW)));
        core.forgetBeyondBounds();
        return log.write(core, outputs, NOW);
    }

    @Test
    void memoryStaysWithinItsBound() {
        assertThat(core.view().headers()).isLessThanOrEqualTo(HEADERS_MAX + 1);
        assertThat(core.view().floor()).isEqualTo(MESSAGES - HEADERS_MAX);
        assertThat(core.view().verifiedTime().value()).isEqualTo(MESSAGES);
    }

    @Test
    void anOldMessageIsNotDeliveredAgain() {
        assertThat(take(Spoken.received(said.get(3))))
                .noneMatch(Output.Deliver.class::isInstance)
                .anyMatch(Output.Count.class::isInstance);
    }

    @Test
    void aTurnLongerThanMemoryDeliversNothingAgain() {
        List<Input> again = said.stream().<Input>map(Spoken::received).toList();
        assertThat(turn(again)).noneMatch(Output.Deliver.class::isInstance);
        assertThat(core.view().heads())
                .as("what was recalled is no head again")
                .containsExactly(said.getLast().id());
        assertThat(core.view().headers()).isLessThanOrEqualTo(HEADERS_MAX + 1);
    }

    @Test
    void aMessageMayRestOnAnOldOne() {
        Envelope late = next(MESSAGES).needs(List.of(said.get(5).id())).envelope();
        assertThat(take(Spoken.received(late))).anyMatch(Output.Deliver.class::isInstance);
        assertThat(core.verdict(late.id())).isEqualTo(TimeVerdict.TRUE);
    }

    @Test
    void whatWasDeliveredBeforeItsPastWasKnownIsJudgedWhenThatComes() {
        Envelope past = next(MESSAGES).envelope();
        Envelope certificate = new Spoken(Spoken.key(2), 0)
                .type(MessageType.KEY_CERTIFICATE.code())
                .envelope();
        Envelope early = new Spoken(Spoken.key(2), 1)
                .after(certificate.id(), 1)
                .parents(List.of(past.id()))
                .time(MESSAGES + 2)
                .envelope();
        take(Spoken.received(certificate));
        assertThat(take(Spoken.received(early))).anyMatch(Output.Deliver.class::isInstance);
        assertThat(core.verdict(early.id())).isEqualTo(TimeVerdict.UNJUDGED);
        Envelope before = new Spoken(Spoken.key(3), 0)
                .type(MessageType.KEY_CERTIFICATE.code())
                .envelope();
        take(Spoken.received(before));
        for (int i = 1; i < HEADERS_MAX * 3; i++) {
            before = new Spoken(Spoken.key(3), i)
                    .after(before.id(), i)
                    .time(i + 1)
                    .envelope();
            take(Spoken.received(before));
        }
        take(Spoken.received(past));
        assertThat(core.verdict(early.id())).isEqualTo(TimeVerdict.TRUE);
        assertThat(core.view().heads()).first().isEqualTo(early.id());
        assertThat(core.view().headers()).isLessThanOrEqualTo(HEADERS_MAX + 2);
    }

    @Test
    void belowTheFloorNothingIsClaimedToHaveHappenedBefore() {
        assertThat(core.happenedBefore(stamp(5), stamp(MESSAGES - 1))).isEqualTo(Causality.UNKNOWN);
        assertThat(core.happenedBefore(stamp(MESSAGES - 9), stamp(MESSAGES - 1)))
                .isEqualTo(Causality.BEFORE);
    }

    private Stamp stamp(int number) {
        return new Stamp(new LamportTime(number + 1), said.get(number).id());
    }

    @Test
    void anOldDraftIsStillStampedOnce() {
        Draft draft = Drafts.cancellation(9_999);
        Certificate certificate =
                Certificate.issue(new NetworkId("test"), Purpose.FEED, Spoken.key(7), 1, Drafts.key(2_000));
        log.write(core, core.start(certificate, NOW), NOW);
        assertThat(take(new Input.Publish(draft))).anyMatch(Output.Deliver.class::isInstance);
        for (int i = 0; i < HEADERS_MAX * 2; i++) {
            take(new Input.Publish(Drafts.cancellation(20_000 + i)));
        }
        assertThat(take(new Input.Publish(draft))).noneMatch(Output.Deliver.class::isInstance);
    }
}
