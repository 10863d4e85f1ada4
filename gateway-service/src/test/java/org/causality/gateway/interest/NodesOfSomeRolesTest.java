package org.causality.gateway.interest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.causality.gateway.ownership.KnownNodes;
import org.causality.gateway.ownership.LoadLevel;
import org.causality.libp2p.addressbook.Role;
import org.causality.model.message.MessageType;
import org.causality.model.message.WireTopic;
import org.causality.model.network.NetworkId;
import org.junit.jupiter.api.Test;

class NodesOfSomeRolesTest {

    private static final int SHARDS = 16;
    private static final Set<Role> BOOK = EnumSet.of(Role.ORDER_BOOK);

    private static WireTopic topic(MessageType type, int shard) {
        return new WireTopic(new NetworkId("net"), type, shard, false);
    }

    private static KnownNodes.Node node(int number, Set<Role> roles) {
        return new KnownNodes.Node("node " + number, roles, 4, LoadLevel.IDLE);
    }

    /** What each of them takes, all knowing all. */
    private static List<Interest> network(int count) {
        List<Interest> interests = new ArrayList<>();
        for (int self = 0; self < count; self++) {
            KnownNodes others = new KnownNodes();
            for (int i = 0; i < count; i++) {
                if (i != self) {
                    others.heard(node(i, BOOK), 1, 0);
                }
            }
            interests.add(Interest.of(BOOK, SHARDS, node(self, BOOK), others, 0));
        }
        return interests;
    }

    @Test
    void aNodeOfAllRolesTakesAllBodiesWhoeverElseIsThere() {
        KnownNodes others = new KnownNodes();
        others.heard(node(2, BOOK), 1, 0);
        Set<Role> all = EnumSet.allOf(Role.class);
        Interest interest = Interest.of(all, SHARDS, node(1, all), others, 0);
        for (MessageType type : MessageType.values()) {
            assertThat(IntStream.range(0, SHARDS)).allMatch(shard -> interest.takes(topic(type, shard)));
        }
    }

    @Test
    void aNodeOfOneRoleAloneTakesAllShardsOfThatRole() {
        Interest interest = network(1).getFirst();
        assertThat(IntStream.range(0, SHARDS)).allMatch(shard -> interest.takes(topic(MessageType.USER_ORDER, shard)));
        assertThat(interest.takes(topic(MessageType.PROOF_ANNOUNCEMENT, 3))).isFalse();
        assertThat(interest.takes(topic(MessageType.KEY_CERTIFICATE, 0))).isTrue();
        assertThat(interest.takes(topic(MessageType.NETWORK_HEALTH, 0))).isTrue();
    }

    @Property(tries = 30)
    void eachShardFallsToExactlyOneOfThoseThatKnowEachOther(@ForAll @IntRange(min = 1, max = 40) int count) {
        List<Interest> interests = network(count);
        for (int shard = 0; shard < SHARDS; shard++) {
            WireTopic orders = topic(MessageType.USER_ORDER, shard);
            assertThat(interests).filteredOn(one -> one.takes(orders)).hasSize(1);
        }
        int most = interests.stream()
                .mapToInt(one ->
                        one.shards().getOrDefault(Role.ORDER_BOOK, Set.of()).size())
                .max()
                .orElseThrow();
        assertThat(most).isLessThanOrEqualTo(Math.max(1, 5 * SHARDS / (4 * count) + 1));
    }

    @Test
    void whoFellSilentOwnsNothingAndWhoOnlyRepeatsItselfIsSilent() {
        KnownNodes others = new KnownNodes();
        others.heard(node(2, BOOK), 1, 0);
        others.heard(node(3, BOOK), 1, 0);
        others.heard(node(2, BOOK), 2, KnownNodes.STALE_MILLIS);
        others.heard(node(3, BOOK), 1, KnownNodes.STALE_MILLIS);
        assertThat(others.members(Role.ORDER_BOOK, KnownNodes.STALE_MILLIS)).hasSize(2);
        assertThat(others.members(Role.ORDER_BOOK, KnownNodes.STALE_MILLIS + 1))
                .extracting(member -> member.id())
                .containsExactly("node 2");
        assertThat(others.members(Role.ARCHIVE, 0)).isEmpty();
    }
}
