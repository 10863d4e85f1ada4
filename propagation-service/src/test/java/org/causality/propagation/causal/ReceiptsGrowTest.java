package org.causality.propagation.causal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.causality.model.key.SigningKey;
import org.causality.model.message.Envelope;
import org.causality.model.message.MessageId;
import org.causality.model.message.MessageType;
import org.causality.model.message.Payload;
import org.causality.model.network.Certificate;
import org.causality.model.network.Genesis;
import org.causality.model.network.NetworkId;
import org.causality.model.network.Operator;
import org.causality.model.network.OperatorSet;
import org.causality.model.network.Purpose;
import org.causality.model.wire.WireCommand;
import org.causality.propagation.message.Drafts;
import org.junit.jupiter.api.Test;

/** Who has a message shows by what it says next. */
class ReceiptsGrowTest {

    private static final NetworkId NETWORK = new NetworkId("test");
    private static final SigningKey ANN = Drafts.key(1_001);
    private static final SigningKey BOB = Drafts.key(1_002);
    private static final SigningKey BOBS_FEED = Drafts.key(2);
    private static final Instant NOW = Instant.ofEpochMilli(1_000);
    private static final Genesis GENESIS = new Genesis(
            NETWORK,
            1,
            16,
            new OperatorSet(
                    0, List.of(new Operator("ann", ANN.publicKey(), 1), new Operator("bob", BOB.publicKey(), 1))));

    private final CausalCore core = new CausalCore(GENESIS, Drafts.key(1), CausalLimits.DEFAULT);

    @Test
    void anOperatorAcknowledgesByRestingOnTheMessage() {
        core.start(Certificate.issue(NETWORK, Purpose.FEED, Drafts.key(1).publicKey(), 1, ANN), NOW);
        Envelope said = core.handle(new Input.Publish(Drafts.cancellation(1)), NOW).stream()
                .<Envelope>mapMulti((output, ids) -> {
                    if (output instanceof Output.Wire(WireCommand.Publish(Envelope envelope))) {
                        ids.accept(envelope);
                    }
                })
                .findFirst()
                .orElseThrow();
        assertThat(core.acknowledgedBy(said.id())).containsExactly(ANN.publicKey());

        Envelope opening = new Spoken(BOBS_FEED.publicKey(), 0)
                .type(MessageType.KEY_CERTIFICATE.code())
                .payload(new Payload.KeyCertificate(
                                Certificate.issue(NETWORK, Purpose.FEED, BOBS_FEED.publicKey(), 1, BOB))
                        .encode())
                .envelope();
        core.handle(Spoken.received(opening), NOW);
        assertThat(core.acknowledgedBy(said.id())).containsExactly(ANN.publicKey());

        Envelope resting = new Spoken(BOBS_FEED.publicKey(), 1)
                .after(opening.id(), 1)
                .parents(List.of(said.id()))
                .time(said.header().time().value() + 1)
                .envelope();
        core.handle(Spoken.received(resting), NOW);
        assertThat(core.acknowledgedBy(said.id())).containsExactlyInAnyOrder(ANN.publicKey(), BOB.publicKey());
    }

    @Test
    void nobodyAcknowledgesWhatIsNotKnown() {
        assertThat(core.acknowledgedBy(MessageId.parseHex("0x" + "12".repeat(32))))
                .isEmpty();
    }
}
