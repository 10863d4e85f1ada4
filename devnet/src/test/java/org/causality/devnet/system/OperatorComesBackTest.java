package org.causality.devnet.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import org.causality.devnet.node.DevnetOperator;
import org.causality.devnet.node.ServiceApplication;
import org.causality.devnet.node.Starters;
import org.causality.devnet.story.canonical.Octets;
import org.causality.model.message.MessageId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An operator that was away, or was never there, fetches what it missed and tells the same story as the others. */
@ExtendWith(SharedNetwork.class)
class OperatorComesBackTest {

    private static final int AWAY = 3;
    private static final int MISSED = 12;

    @Test
    void aRestartedOperatorCatchesUp(SystemNetwork network) throws IOException {
        network.operator(AWAY).close();
        List<Octets> missed = postMissed(network);
        network.faults().links.get(AWAY - 1).watchGossip();
        startAll(network.operator(AWAY));
        expectCaughtUp(network, missed);
        network.expectGoodStoryOfOrders();
    }

    @Test
    void aLateJoinerLearnsAllThatWasSaidBeforeAndKeepsItsKeys(SystemNetwork network) throws IOException {
        Names before = Names.of(network);
        network.operator(AWAY).close();
        Wiping.wipe(network.devnet().parts(), network.operator(AWAY).name());
        List<Octets> missed = postMissed(network);
        network.faults().links.get(AWAY - 1).watchGossip();
        startAll(network.operator(AWAY));
        expectCaughtUp(network, missed);
        assertThat(Names.of(network)).isEqualTo(before);
        network.expectGoodStory();
    }

    /** What its two kept keys make of it: the operator's, and the gateway's on the wire. */
    private record Names(String operatorKey, String peerId) {
        static Names of(SystemNetwork network) {
            return new Names(
                    network.answer(AWAY, "/v1/network")
                            .json()
                            .path("operator")
                            .path("key")
                            .asString(),
                    network.answer(AWAY, "/v1/peers").json().path("peerId").asString());
        }
    }

    private static List<Octets> postMissed(SystemNetwork network) {
        List<Octets> missed = new ArrayList<>();
        for (int i = 0; i < MISSED; i++) {
            missed.add(network.post(1 + i % 2).id());
        }
        missed.forEach(order -> network.awaitKnown(1, order));
        missed.forEach(order -> network.awaitKnown(2, order));
        return missed;
    }

    private static void startAll(DevnetOperator operator) {
        Starters.startAll(
                "A service",
                Arrays.stream(ServiceApplication.values())
                        .map(service -> Executors.callable(() -> operator.start(service)))
                        .toList());
    }

    private static void expectCaughtUp(SystemNetwork network, List<Octets> missed) {
        missed.forEach(order -> network.awaitKnown(AWAY, order));
        network.awaitThat("all tell the same", () -> {
            List<String> told = CausalReading.of(network.api(1));
            return !told.isEmpty()
                    && told.equals(CausalReading.of(network.api(2)))
                    && told.equals(CausalReading.of(network.api(AWAY)));
        });
        expectFetchedOnly(network, missed);
    }

    /** It is new, so its counters are: what was missed came by recovery or by fetch, and none of it by gossip. */
    private static void expectFetchedOnly(SystemNetwork network, List<Octets> missed) {
        network.awaitThat(
                "as many messages as were missed are counted as recovered or fetched since the start",
                () -> taken(network, ServiceApplication.GATEWAY, "causality_gateway_fetched_total")
                                + taken(
                                        network,
                                        ServiceApplication.PROPAGATION,
                                        "causality_propagation_recovered_total")
                        >= missed.size());
        double relayed = network.metric(
                AWAY,
                ServiceApplication.GATEWAY,
                "causality_gateway_messages_total",
                "outcome=\"relayed\"",
                "type=\"UserOrder\"");
        assertThat(relayed).as("fetched orders that gossip brought, too").isZero();
        ShimmedMesh link = network.faults().links.get(AWAY - 1);
        for (Octets order : missed) {
            String carrier = network.answer(AWAY, "/v1/orders/" + order)
                    .json()
                    .path("carrier")
                    .asString();
            assertThat(link.wasGossiped(MessageId.parseHex(carrier)))
                    .as("order " + order + " came by gossip")
                    .isFalse();
        }
    }

    private static double taken(SystemNetwork network, ServiceApplication service, String name) {
        return network.metric(AWAY, service, name, "outcome=\"taken\"");
    }
}
