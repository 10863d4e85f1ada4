package org.causality.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.causality.gateway.TestFeed;
import org.causality.gateway.TestNetwork;
import org.causality.gateway.mesh.MeshVerdict;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.CanonicalWriter;
import org.causality.model.key.Signature;
import org.causality.model.key.SigningKey;
import org.causality.model.message.Envelope;
import org.causality.model.message.Header;
import org.causality.model.message.LamportTime;
import org.causality.model.message.Payload;
import org.causality.model.message.SignedHeader;
import org.causality.model.network.Certificate;
import org.causality.model.network.Purpose;
import org.causality.model.reason.EdgeReason;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each fault a frame can have, and the one reason it is refused for. */
class EdgeRefusalsTest {

    private static final long FAR = (1 << 16) + 1;

    static Stream<Arguments> faults() {
        return Stream.of(
                fault(EdgeReason.OVERSIZED, MeshVerdict.REJECT, EdgeRefusalsTest::oversized),
                fault(EdgeReason.MALFORMED, MeshVerdict.REJECT, EdgeRefusalsTest::truncated),
                fault(EdgeReason.UNSUPPORTED_VERSION, MeshVerdict.IGNORE, EdgeRefusalsTest::ofVersionTwo),
                fault(EdgeReason.UNKNOWN_TOPIC, MeshVerdict.REJECT, EdgeRefusalsTest::onNoTopic),
                fault(EdgeReason.WRONG_NETWORK, MeshVerdict.REJECT, EdgeRefusalsTest::ofAnotherNetwork),
                fault(EdgeReason.UNREGISTERED_TYPE, MeshVerdict.REJECT, EdgeRefusalsTest::ofNoKnownType),
                fault(EdgeReason.WRONG_SHARD, MeshVerdict.REJECT, EdgeRefusalsTest::onAnotherTopic),
                fault(EdgeReason.BAD_CERTIFICATE, MeshVerdict.REJECT, EdgeRefusalsTest::forgedCertificate),
                fault(EdgeReason.BAD_CERTIFICATE, MeshVerdict.REJECT, EdgeRefusalsTest::certificateOfAnotherPurpose),
                fault(EdgeReason.UNCERTIFIED_KEY, MeshVerdict.IGNORE, EdgeRefusalsTest::certifiedByNoMember),
                fault(EdgeReason.BAD_SIGNATURE, MeshVerdict.REJECT, EdgeRefusalsTest::signedByAnother),
                fault(EdgeReason.PAYLOAD_MISMATCH, MeshVerdict.REJECT, EdgeRefusalsTest::swappedPayload),
                fault(EdgeReason.OUT_OF_WINDOW, MeshVerdict.IGNORE, EdgeRefusalsTest::saidLongAgo));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aFaultyFrameIsRefusedForItsOwnReason(
            EdgeReason reason, MeshVerdict verdict, Function<EdgeBench, Frame> faulty) {
        EdgeBench bench = new EdgeBench();
        assertThat(bench.gossiped(faulty.apply(bench))).containsExactly(verdict);
        assertThat(bench.refused).containsExactly(reason);
        assertThat(bench.handed).isEmpty();
        assertThat(bench.state.seen().size()).isZero();
    }

    private static Arguments fault(EdgeReason reason, MeshVerdict verdict, Function<EdgeBench, Frame> faulty) {
        return arguments(reason, verdict, faulty);
    }

    private static Frame oversized(EdgeBench bench) {
        return EdgeBench.gossip(EdgeBench.topicOf(bench.knownFeed().order(1)), Bytes.wrap(new byte[65_537]));
    }

    private static Frame truncated(EdgeBench bench) {
        Envelope order = bench.knownFeed().order(1);
        Bytes bytes = order.encode();
        return EdgeBench.gossip(EdgeBench.topicOf(order), Bytes.copyOf(bytes.unsafeArray(), 0, bytes.size() - 1));
    }

    private static Frame ofVersionTwo(EdgeBench bench) {
        Bytes header =
                new CanonicalWriter().text(1, "testnet").uint(2, 2).uint(3, 1).toBytes();
        Bytes message = new CanonicalWriter().bytes(1, header).bytes(9, header).toBytes();
        return EdgeBench.gossip(EdgeBench.topicOf(bench.knownFeed().order(1)), message);
    }

    private static Frame onNoTopic(EdgeBench bench) {
        return EdgeBench.gossip(
                "/causality/testnet/Strategy/0", bench.knownFeed().order(1).encode());
    }

    private static Frame ofAnotherNetwork(EdgeBench bench) {
        TestNetwork other = TestNetwork.of("othernet", List.of("alpha"), 1);
        Envelope order = new TestFeed(other.genesis(), TestNetwork.key(new Random(1))).order(1);
        return EdgeBench.gossip(EdgeBench.topicOf(bench.knownFeed().order(1)), order.encode());
    }

    private static Frame ofNoKnownType(EdgeBench bench) {
        TestFeed feed = bench.knownFeed();
        Envelope order = feed.order(1);
        Header it = order.header();
        Header unheardOf = new Header(
                it.network(),
                it.version(),
                999,
                it.time(),
                it.previous(),
                it.sequence(),
                it.parents(),
                it.dependencies(),
                it.ttl(),
                it.shard(),
                it.sender(),
                it.payloadDigest(),
                it.payloadBytes());
        Envelope message = new Envelope(SignedHeader.sign(unheardOf, feed.key()), order.payload());
        return EdgeBench.gossip(EdgeBench.topicOf(order), message.encode());
    }

    private static Frame onAnotherTopic(EdgeBench bench) {
        return EdgeBench.gossip(
                "/causality/testnet/KeyCertificate/0",
                bench.knownFeed().order(1).encode());
    }

    private static Frame forgedCertificate(EdgeBench bench) {
        TestFeed feed = bench.strangerFeed();
        Certificate real = bench.network.certify(0, feed.key(), Purpose.FEED);
        Certificate forged = new Certificate(
                real.network(), real.purpose(), real.key(), real.incarnation() + 1, real.operator(), real.signature());
        return EdgeBench.gossip(feed.introduction(forged));
    }

    private static Frame certificateOfAnotherPurpose(EdgeBench bench) {
        TestFeed feed = bench.strangerFeed();
        return EdgeBench.gossip(feed.introduction(bench.network.certify(0, feed.key(), Purpose.TRANSPORT)));
    }

    private static Frame certifiedByNoMember(EdgeBench bench) {
        TestFeed feed = bench.strangerFeed();
        SigningKey nobody = TestNetwork.key(new Random(5));
        return EdgeBench.gossip(feed.introduction(Certificate.issue(
                bench.network.genesis().network(), Purpose.FEED, feed.key().publicKey(), 1, nobody)));
    }

    private static Frame signedByAnother(EdgeBench bench) {
        Envelope order = bench.knownFeed().order(1);
        Signature signature =
                TestNetwork.key(new Random(5)).sign(order.id().value().toBytes());
        SignedHeader signed = new SignedHeader(order.header(), order.signed().encoded(), order.id(), signature);
        return EdgeBench.gossip(new Envelope(signed, order.payload()));
    }

    private static Frame swappedPayload(EdgeBench bench) {
        TestFeed feed = bench.knownFeed();
        Bytes other = feed.order(1).payload();
        return EdgeBench.gossip(new Envelope(feed.order(2).signed(), other));
    }

    private static Frame saidLongAgo(EdgeBench bench) {
        bench.state.verifiedTime(new LamportTime(2 * FAR));
        TestFeed feed = bench.knownFeed();
        return EdgeBench.gossip(feed.ephemeral(new Payload.PeerDiscovery(null, List.of(), List.of(), 1), FAR - 1));
    }
}
