package org.causality.propagation.causal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.causality.model.codec.Bytes;
import org.causality.model.key.PublicKey;
import org.causality.model.key.Signature;
import org.causality.model.key.SigningKey;
import org.causality.model.message.Envelope;
import org.causality.model.message.EquivocationEvidence;
import org.causality.model.message.MessageType;
import org.causality.model.message.Payload;
import org.causality.model.message.PriorityClass;
import org.causality.model.message.SignedHeader;
import org.causality.model.network.Certificate;
import org.causality.model.network.Genesis;
import org.causality.model.network.NetworkId;
import org.causality.model.network.Operator;
import org.causality.model.network.OperatorSet;
import org.causality.model.network.Purpose;
import org.causality.model.wire.WireCommand;
import org.causality.propagation.message.Drafts;
import org.junit.jupiter.api.Test;

/** Who says two things at one place of its feed is shown to everybody, and believed guilty on its own signatures alone. */
class ForksAreProvenTest {

    private static final NetworkId NETWORK = new NetworkId("test");
    private static final SigningKey ANN = Drafts.key(1_001);
    private static final SigningKey LIAR = Drafts.key(1_002);
    private static final SigningKey LIARS_FEED = Drafts.key(2);
    private static final Genesis GENESIS = new Genesis(
            NETWORK,
            1,
            16,
            new OperatorSet(
                    0, List.of(new Operator("ann", ANN.publicKey(), 1), new Operator("liar", LIAR.publicKey(), 1))));

    private final Envelope opening = sign(new Spoken(LIARS_FEED.publicKey(), 0)
            .type(MessageType.KEY_CERTIFICATE.code())
            .payload(new Payload.KeyCertificate(
                            Certificate.issue(NETWORK, Purpose.FEED, LIARS_FEED.publicKey(), 1, LIAR))
                    .encode())
            .envelope());
    private final Envelope one = said(1);
    private final Envelope two = said(2);
    private final Envelope three = said(3);

    /** A node, with its log. */
    private static final class Node {
        private final TestLog log = new TestLog();
        private final SigningKey feedKey;
        private CausalCore core;
        private long nowMillis = 1_000;

        Node(long key) {
            feedKey = Drafts.key(key);
            core = new CausalCore(GENESIS, feedKey, CausalLimits.DEFAULT);
            open(feedKey);
        }

        private void open(SigningKey key) {
            Certificate certificate = Certificate.issue(NETWORK, Purpose.FEED, key.publicKey(), nowMillis, ANN);
            log.write(core, core.start(certificate, now()), now());
        }

        void restart(long key) {
            core = log.restart(GENESIS, Drafts.key(key), CausalLimits.DEFAULT);
            open(Drafts.key(key));
        }

        List<Output> take(Input input) {
            nowMillis++;
            return log.write(core, core.handle(input, now()), now());
        }

        List<Output> receive(Envelope... envelopes) {
            List<Output> all = new ArrayList<>();
            Stream.of(envelopes)
                    .forEach(envelope ->
                            all.addAll(take(Input.Received.of(envelope, "p1", PriorityClass.MEDIUM, nowMillis))));
            all.addAll(take(new Input.Tick()));
            return all;
        }

        Map<PublicKey, Long> voids() {
            return core.voidFeeds();
        }

        private Instant now() {
            return Instant.ofEpochMilli(nowMillis);
        }
    }

    private static Envelope sign(Envelope unsigned) {
        return new Envelope(SignedHeader.sign(unsigned.header(), LIARS_FEED), unsigned.payload());
    }

    private Envelope said(long number) {
        return sign(new Spoken(LIARS_FEED.publicKey(), number)
                .after(opening.id(), 1)
                .time(2)
                .envelope());
    }

    private static List<Envelope> proofs(List<Output> outputs) {
        return outputs.stream()
                .<Envelope>mapMulti((output, proofs) -> {
                    if (output instanceof Output.Wire(WireCommand.Publish(Envelope envelope))
                            && envelope.header().type() == MessageType.EQUIVOCATION_PROOF.code()) {
                        proofs.accept(envelope);
                    }
                })
                .toList();
    }

    private static EquivocationEvidence evidence(Envelope proof) {
        return ((Payload.EquivocationProof) Payload.decode(MessageType.EQUIVOCATION_PROOF, proof.payload())
                        .orThrow())
                .evidence();
    }

    private Envelope proof() {
        return proofs(new Node(1).receive(opening, one, two)).getFirst();
    }

    @Test
    void theFirstForkOfAFeedIsShownOnce() {
        Node node = new Node(1);
        List<Output> outputs = node.receive(opening, one, two, three);
        assertThat(proofs(outputs)).hasSize(1);
        EquivocationEvidence evidence = evidence(proofs(outputs).getFirst());
        assertThat(evidence).isEqualTo(EquivocationEvidence.of(one.signed(), two.signed()));
        assertThat(evidence.holds()).isTrue();
        assertThat(node.voids()).containsExactly(Map.entry(LIARS_FEED.publicKey(), 1L));
    }

    @Test
    void aNodeThatSawOneSideBelievesTheProof() {
        Node node = new Node(3);
        node.receive(opening, one);
        assertThat(node.voids()).isEmpty();
        List<Output> outputs = node.receive(proof());
        assertThat(node.voids()).containsExactly(Map.entry(LIARS_FEED.publicKey(), 1L));
        assertThat(outputs)
                .filteredOn(Output.Mute.class::isInstance)
                .extracting(output -> ((Output.Mute) output).muted().reason())
                .containsExactly("EQUIVOCATION");
        assertThat(proofs(outputs)).isEmpty();
        assertThat(proofs(node.receive(two))).isEmpty();
    }

    @Test
    void aProofThatComesBeforeItsFeedWaitsForIt() {
        Node node = new Node(3);
        node.receive(proof());
        assertThat(node.voids()).isEmpty();
        node.receive(opening);
        assertThat(node.voids()).containsExactly(Map.entry(LIARS_FEED.publicKey(), 1L));
    }

    @Test
    void aProofThatWaitsSurvivesARestart() {
        Node node = new Node(3);
        node.receive(proof());
        node.restart(4);
        node.receive(opening);
        assertThat(node.voids()).containsExactly(Map.entry(LIARS_FEED.publicKey(), 1L));
    }

    @Test
    void afterARestartNothingIsSaidAgain() {
        Node node = new Node(1);
        node.receive(opening, one, two);
        node.restart(4);
        assertThat(node.voids()).containsExactly(Map.entry(LIARS_FEED.publicKey(), 1L));
        assertThat(proofs(node.receive(one, two, three))).isEmpty();
    }

    @Test
    void aForgedAccusationAccusesNobody() {
        SignedHeader forged = new SignedHeader(
                two.header(), two.signed().encoded(), two.id(), new Signature(Bytes.wrap(new byte[Signature.SIZE])));
        Payload accusation = new Payload.EquivocationProof(EquivocationEvidence.of(one.signed(), forged));
        Envelope carrier = new Spoken(Drafts.key(77).publicKey(), 1)
                .type(MessageType.EQUIVOCATION_PROOF.code())
                .payload(accusation.encode())
                .envelope();
        Node node = new Node(3);
        node.receive(opening, one, carrier);
        assertThat(node.voids().keySet()).doesNotContain(LIARS_FEED.publicKey());
    }
}
