package org.causality.devnet.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.causality.devnet.node.DevnetOperator;
import org.causality.devnet.node.ServiceApplication;
import org.causality.devnet.story.canonical.Octets;
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
        startAll(network.operator(AWAY));
        expectCaughtUp(network, missed);
        network.expectGoodStory();
    }

    @Test
    void aLateJoinerLearnsAllThatWasSaidBefore(SystemNetwork network) throws IOException {
        network.operator(AWAY).close();
        Wiping.wipe(network.devnet().parts(), network.operator(AWAY).name());
        List<Octets> missed = postMissed(network);
        startAll(network.operator(AWAY));
        expectCaughtUp(network, missed);
        network.expectGoodStory();
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
        for (ServiceApplication service : ServiceApplication.values()) {
            operator.start(service);
        }
    }

    private static void expectCaughtUp(SystemNetwork network, List<Octets> missed) {
        missed.forEach(order -> network.awaitKnown(AWAY, order));
        network.awaitThat("all tell the same", () -> {
            List<String> told = CausalReading.of(network.api(1));
            return !told.isEmpty()
                    && told.equals(CausalReading.of(network.api(2)))
                    && told.equals(CausalReading.of(network.api(AWAY)));
        });
        double fetched =
                network.metric(AWAY, ServiceApplication.GATEWAY, "causality_gateway_fetched_total", "outcome=\"came\"");
        assertThat(fetched).as("messages fetched since the start").isGreaterThanOrEqualTo(missed.size());
    }
}
