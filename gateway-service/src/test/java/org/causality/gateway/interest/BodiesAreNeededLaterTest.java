package org.causality.gateway.interest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.causality.gateway.TestNetwork;
import org.causality.gateway.interest.WithheldBodies.Ask;
import org.causality.model.message.MessageId;
import org.causality.model.message.MessageType;
import org.causality.model.message.WireTopic;
import org.causality.model.network.NetworkId;
import org.junit.jupiter.api.Test;

class BodiesAreNeededLaterTest {

    private static final WireTopic FIRST = new WireTopic(new NetworkId("net"), MessageType.USER_ORDER, 0, false);
    private static final WireTopic SECOND = new WireTopic(new NetworkId("net"), MessageType.USER_ORDER, 1, false);

    private final Random random = new Random(5);
    private final WithheldBodies bodies = new WithheldBodies();
    private final MessageId a = id();
    private final MessageId b = id();
    private final MessageId c = id();

    private MessageId id() {
        return new MessageId(TestNetwork.bytes32(random));
    }

    @Test
    void whatNobodyNeedsIsNotAskedFor() {
        bodies.withhold(a, FIRST, List.of());
        assertThat(bodies.without(List.of(a, b))).containsExactly(b);
        assertThat(bodies.due(Long.MAX_VALUE / 2)).isEmpty();
    }

    @Test
    void whatADeliveredMessageRestsOnIsAskedForDownToTheGround() {
        bodies.withhold(a, FIRST, List.of());
        bodies.withhold(b, FIRST, List.of(a));
        bodies.withhold(c, FIRST, List.of());
        bodies.need(List.of(b), "peer", 1_000);
        assertThat(bodies.due(1_000)).containsExactly(new Ask("peer", 0, List.of(b, a)));
        assertThat(bodies.without(List.of(a, b, c))).containsExactly(a, b);
    }

    @Test
    void itIsAskedForAgainUntilItCameAndThenNoMore() {
        bodies.withhold(a, FIRST, List.of());
        bodies.need(List.of(a), "peer", 0);
        assertThat(bodies.due(0)).hasSize(1);
        assertThat(bodies.due(299)).isEmpty();
        assertThat(bodies.due(300)).containsExactly(new Ask("peer", 1, List.of(a)));
        bodies.came(a);
        assertThat(bodies.due(100_000)).isEmpty();
        assertThat(bodies.neededCount() + bodies.withheldCount()).isZero();
    }

    @Test
    void whoAsksInVainWaitsUntilItIsNeededAgain() {
        bodies.withhold(a, FIRST, List.of());
        bodies.need(List.of(a), "peer", 0);
        List<Integer> attempts = new ArrayList<>();
        for (long now = 0; now <= 120_000; now += 300) {
            bodies.due(now).forEach(ask -> attempts.add(ask.attempt()));
        }
        assertThat(attempts).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(bodies.without(List.of(a))).isEmpty();
        bodies.need(List.of(a), "other", 120_000);
        assertThat(bodies.due(120_000)).containsExactly(new Ask("other", 0, List.of(a)));
    }

    @Test
    void whoTakesAShardOverAsksForItsPast() {
        bodies.withhold(a, FIRST, List.of());
        bodies.withhold(b, SECOND, List.of());
        bodies.needAll(SECOND::equals, 7);
        assertThat(bodies.due(7)).containsExactly(new Ask("", 0, List.of(b)));
    }

    @Test
    void bothTablesAreBoundedAndTheOldestGoes() {
        List<MessageId> ids = new ArrayList<>();
        for (int i = 0; i < WithheldBodies.WITHHELD_MAX + 10; i++) {
            ids.add(id());
            bodies.withhold(ids.getLast(), FIRST, List.of());
        }
        assertThat(bodies.withheldCount()).isEqualTo(WithheldBodies.WITHHELD_MAX);
        assertThat(bodies.without(ids)).containsExactlyElementsOf(ids.subList(0, 10));
        bodies.needAll(FIRST::equals, 0);
        assertThat(bodies.neededCount()).isEqualTo(WithheldBodies.NEEDED_MAX);
    }
}
