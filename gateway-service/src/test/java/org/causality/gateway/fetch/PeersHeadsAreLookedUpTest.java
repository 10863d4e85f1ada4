package org.causality.gateway.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.causality.gateway.TestNetwork;
import org.causality.model.message.MessageId;
import org.junit.jupiter.api.Test;

/** A peer says its newest messages; gossip may have brought them before the peer could say so. */
class PeersHeadsAreLookedUpTest {

    private final FetchBench here = new FetchBench(FetchLimits.defaults());
    private final HeadsCheck check = new HeadsCheck(here, here.state.seen());
    private final MessageId logged = here.introduction.id();
    private final MessageId head = new MessageId(TestNetwork.bytes32(new Random(5)));

    @Test
    void whatIsInTheLogIsLackedInNoWay() throws IOException {
        assertThat(check.unknown(List.of(logged))).isEmpty();
        assertThat(check.notLogged(List.of(logged))).isEmpty();
    }

    @Test
    void whatNeverCameIsLackedInEveryWay() throws IOException {
        assertThat(check.unknown(List.of(logged, head))).containsExactly(head);
        assertThat(check.notLogged(List.of(logged, head))).containsExactly(head);
    }

    @Test
    void whatCameAndWaitsForItsPastIsKnownAndNotLogged() throws IOException {
        here.state.seen().handed(head, 1);
        assertThat(check.unknown(List.of(head))).isEmpty();
        assertThat(check.notLogged(List.of(head))).containsExactly(head);
    }
}
