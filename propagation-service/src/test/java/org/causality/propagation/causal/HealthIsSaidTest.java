package org.causality.propagation.causal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.causality.model.key.PublicKey;
import org.causality.model.key.SigningKey;
import org.causality.model.message.Envelope;
import org.causality.model.message.LamportTime;
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

class HealthIsSaidTest {

    private static final NetworkId NETWORK = new NetworkId("test");
    private static final SigningKey ANN = Drafts.key(1_001);
    private static final SigningKey ANNS_FEED = Drafts.key(1);
    private static final SigningKey BOB = Drafts.key(1_002);
    private static final SigningKey BOBS_FEED = Drafts.key(2);
    private static final HealthPlan PLAN = new HealthPlan(60_000, 10_000, "test/1");
    private static final long START = 1_000_000;

    private final Genesis genesis = new Genesis(
            NETWORK,
            1,
            16,
            new OperatorSet(
                    0, List.of(new Operator("ann", ANN.publicKey(), 1), new Operator("bob", BOB.publicKey(), 1))));
    private final CausalCore core = new CausalCore(genesis, ANNS_FEED, CausalLimits.DEFAULT, PLAN);

    private List<Output> start() {
        Certificate certificate = Certificate.issue(NETWORK, Purpose.FEED, ANNS_FEED.publicKey(), 1, ANN);
        return core.start(certificate, Instant.ofEpochMilli(START));
    }

    /** All that is done from one moment to another, with a tick at every second. */
    private List<Output> pass(long fromMillis, long toMillis) {
        List<Output> all = new ArrayList<>();
        for (long at = START + fromMillis; at < START + toMillis; at += 1_000) {
            all.addAll(core.handle(new Input.Tick(), Instant.ofEpochMilli(at)));
        }
        return all;
    }

    private static List<Envelope> said(List<Output> outputs) {
        return outputs.stream()
                .<Envelope>mapMulti((output, said) -> {
                    if (output instanceof Output.Wire(WireCommand.Publish(Envelope envelope))) {
                        said.accept(envelope);
                    }
                })
                .toList();
    }

    private static Payload payload(Envelope envelope) {
        return Payload.decode(MessageType.NETWORK_HEALTH, envelope.payload()).orThrow();
    }

    private Envelope bobs(PublicKey operator, long time) {
        return new Spoken(BOBS_FEED.publicKey(), 0)
                .type(MessageType.NETWORK_HEALTH.code())
                .time(time)
                .payload(new Payload.NetworkHealth(operator, new LamportTime(9), 8, 7, 6, "bob/1").encode())
                .envelope();
    }

    private void receive(Envelope envelope, List<Output> outputs) {
        outputs.addAll(core.handle(Spoken.received(envelope), Instant.ofEpochMilli(START)));
    }

    @Test
    void soonAfterTheStartAndThenEveryMinuteOrSo() {
        start();
        assertThat(said(pass(0, 7_000))).isEmpty();
        assertThat(said(pass(7_000, 13_000))).hasSize(1);
        assertThat(said(pass(13_000, 50_000))).isEmpty();
        assertThat(said(pass(50_000, 90_000))).hasSize(1);
    }

    @Test
    void theSameWordsAreAnotherMessageEachTime() {
        start();
        List<Envelope> said = said(pass(0, 400_000));
        assertThat(said).hasSizeGreaterThan(4);
        assertThat(said.subList(1, said.size()))
                .extracting(HealthIsSaidTest::payload)
                .containsOnly(payload(said.get(1)));
        assertThat(said).extracting(Envelope::id).doesNotHaveDuplicates();
        assertThat(said).extracting(envelope -> envelope.header().time()).isSorted();
    }

    @Test
    void itStandsOutsideTheLog() {
        start();
        List<Output> outputs = pass(0, 13_000);
        Envelope health = said(outputs).getFirst();
        assertThat(health.header().named()).isEmpty();
        assertThat(health.signed().signatureHolds()).isTrue();
        assertThat(outputs)
                .noneMatch(output -> output instanceof Output.Store || output instanceof Output.Deliver)
                .contains(new Output.Heard(health, ANN.publicKey()));
        assertThat(payload(health))
                .isEqualTo(new Payload.NetworkHealth(ANN.publicKey(), new LamportTime(1), 1, 0, 0, "test/1"));
        assertThat(core.view().delivered()).isEqualTo(1);
    }

    @Test
    void peersAreThoseHeardFromSinceTheLastTime() {
        start();
        receive(bobs(BOB.publicKey(), 1), new ArrayList<>());
        Payload.NetworkHealth first =
                (Payload.NetworkHealth) payload(said(pass(0, 13_000)).getFirst());
        Payload.NetworkHealth second =
                (Payload.NetworkHealth) payload(said(pass(13_000, 90_000)).getFirst());
        assertThat(first.peers()).isEqualTo(1);
        assertThat(second.peers()).isZero();
    }

    @Test
    void whatAnotherSaysIsHeardWithItsOperator() {
        start();
        List<Output> outputs = new ArrayList<>();
        receive(bobs(BOB.publicKey(), 1), outputs);
        assertThat(outputs).contains(new Output.Heard(bobs(BOB.publicKey(), 1), null));
        Certificate certificate = Certificate.issue(NETWORK, Purpose.FEED, BOBS_FEED.publicKey(), 1, BOB);
        receive(
                new Spoken(BOBS_FEED.publicKey(), 0)
                        .type(MessageType.KEY_CERTIFICATE.code())
                        .payload(new Payload.KeyCertificate(certificate).encode())
                        .envelope(),
                outputs);
        receive(bobs(BOB.publicKey(), 2), outputs);
        assertThat(outputs).contains(new Output.Heard(bobs(BOB.publicKey(), 2), BOB.publicKey()));
    }

    @Test
    void aSilentPlanSaysNothing() {
        CausalCore silent = new CausalCore(genesis, ANNS_FEED, CausalLimits.DEFAULT);
        Certificate certificate = Certificate.issue(NETWORK, Purpose.FEED, ANNS_FEED.publicKey(), 1, ANN);
        silent.start(certificate, Instant.ofEpochMilli(START));
        assertThat(silent.handle(new Input.Tick(), Instant.ofEpochMilli(START * 2)))
                .isEmpty();
    }
}
