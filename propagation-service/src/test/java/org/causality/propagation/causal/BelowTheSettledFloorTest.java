package org.causality.propagation.causal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.causality.model.message.Envelope;
import org.causality.model.message.LamportTime;
import org.causality.model.message.MessageId;
import org.causality.model.message.MessageType;
import org.causality.model.message.Stamp;
import org.causality.model.network.Genesis;
import org.causality.model.network.NetworkId;
import org.causality.model.network.Operator;
import org.causality.model.network.OperatorSet;
import org.causality.model.reason.CausalReason;
import org.causality.propagation.message.Drafts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bodies below the settled floor may be gone everywhere: whoever never had one does not wait for it. */
class BelowTheSettledFloorTest {

    private static final Instant NOW = Instant.ofEpochMilli(1);

    private final CausalCore core = new CausalCore(
            new Genesis(
                    new NetworkId("test"), 1, 16, new OperatorSet(0, List.of(new Operator("ann", Spoken.key(99), 1)))),
            Drafts.key(1),
            CausalLimits.DEFAULT);
    private final Envelope opening = new Spoken(Spoken.key(1), 0)
            .type(MessageType.KEY_CERTIFICATE.code())
            .envelope();
    private final Envelope cause =
            new Spoken(Spoken.key(1), 1).after(opening.id(), 1).time(2).envelope();
    private final Envelope between =
            new Spoken(Spoken.key(1), 2).after(cause.id(), 2).time(3).envelope();
    private final Envelope effect = new Spoken(Spoken.key(1), 3)
            .after(between.id(), 3)
            .needs(List.of(cause.id()))
            .time(4)
            .envelope();

    @BeforeEach
    void hearAllButOneBody() {
        take(Spoken.received(opening));
        take(Spoken.headerOnly(cause));
        take(Spoken.received(between));
        assertThat(delivered(take(Spoken.received(effect)))).isEmpty();
    }

    @Test
    void whatDependsOnABodyThatIsGoneIsDelivered() {
        List<Output> outputs = take(new Input.Settled(new LamportTime(2)));
        assertThat(delivered(outputs)).containsExactly(effect.id());
        assertThat(outputs)
                .anyMatch(output -> output instanceof Output.Count count && count.reason() == CausalReason.BELOW_FLOOR);
        assertThat(core.view().settledFloor()).isEqualTo(new LamportTime(2));
    }

    @Test
    void aBodyAboveTheFloorIsStillWaitedFor() {
        assertThat(delivered(take(new Input.Settled(new LamportTime(1))))).isEmpty();
        assertThat(delivered(take(Spoken.received(cause)))).containsExactly(cause.id(), effect.id());
    }

    @Test
    void aHeaderThatComesLaterIsNotWaitedForEither() {
        take(new Input.Settled(new LamportTime(9)));
        Envelope late =
                new Spoken(Spoken.key(1), 4).after(effect.id(), 4).time(5).envelope();
        Envelope last = new Spoken(Spoken.key(1), 5)
                .after(late.id(), 5)
                .needs(List.of(late.id()))
                .time(6)
                .envelope();
        take(Spoken.received(last));
        assertThat(delivered(take(Spoken.headerOnly(late)))).containsExactly(last.id());
    }

    @Test
    void theFloorNeverFalls() {
        take(new Input.Settled(new LamportTime(3)));
        take(new Input.Settled(new LamportTime(1)));
        assertThat(core.view().settledFloor()).isEqualTo(new LamportTime(3));
    }

    @Test
    void whatHappenedBeforeWhatIsUnknownAtAndBelowIt() {
        assertThat(core.happenedBefore(stamp(cause), stamp(between))).isEqualTo(Causality.BEFORE);
        take(new Input.Settled(new LamportTime(2)));
        assertThat(core.happenedBefore(stamp(cause), stamp(between))).isEqualTo(Causality.UNKNOWN);
        assertThat(core.happenedBefore(stamp(between), stamp(cause))).isEqualTo(Causality.UNKNOWN);
        assertThat(core.happenedBefore(stamp(between), stamp(effect))).isEqualTo(Causality.BEFORE);
    }

    private static Stamp stamp(Envelope envelope) {
        return envelope.stamp();
    }

    private List<Output> take(Input input) {
        return core.handle(input, NOW);
    }

    private static List<MessageId> delivered(List<Output> outputs) {
        return outputs.stream()
                .filter(Output.Deliver.class::isInstance)
                .map(output -> ((Output.Deliver) output).signed().id())
                .toList();
    }
}
