package org.causality.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.causality.gateway.TestFeed;
import org.causality.gateway.TestNetwork;
import org.causality.model.message.Envelope;
import org.causality.model.network.Purpose;
import org.causality.model.wire.WireCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two gateways of one operator, each with peers of its own: what the core says must leave by both. */
class TwoReplicasTest {

    private final TestNetwork network =
            TestNetwork.of("replicas", RunningGateway.uniqueOperators(TwoReplicasTest.class, 1), 31);
    private final Random random = new Random(32);

    @Test
    void whatTheCorePublishesReachesThePeersOfEitherReplica(@TempDir Path one, @TempDir Path two) throws Exception {
        try (TinyService silent = new TinyService();
                RunningGateway first =
                        RunningGateway.start(one, network, 0, silent, silent, Map.of("causality.replica", "1"));
                RunningGateway second =
                        RunningGateway.start(two, network, 0, silent, silent, Map.of("causality.replica", "2"));
                KafkaSide core = new KafkaSide(first.operator());
                HonestPeer ofFirst =
                        new HonestPeer(network, TestNetwork.bytes32(random).toBytes(), first);
                HonestPeer ofSecond =
                        new HonestPeer(network, TestNetwork.bytes32(random).toBytes(), second)) {
            ofFirst.awaitConnected();
            ofSecond.awaitConnected();
            TestFeed feed = new TestFeed(network.genesis(), TestNetwork.key(random));
            Envelope introduction = feed.introduction(network.certify(0, feed.key(), Purpose.FEED));
            core.command(new WireCommand.Publish(introduction), 1);
            Eventually.holds(() -> assertThat(ofFirst.heard()).containsExactly(introduction.encode()));
            Eventually.holds(() -> assertThat(ofSecond.heard()).containsExactly(introduction.encode()));
        }
    }
}
