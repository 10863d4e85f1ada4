package org.causality.libp2p.gossip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.causality.libp2p.gossip.GossipPeer.SIGNED;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.causality.libp2p.gossip.router.Protocol;
import org.causality.libp2p.interop.Implementation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Gossip with others in the newest version that they are told to know, down to the first. */
class ForeignVersionsTest {
    static Stream<Arguments> newest() {
        return Arrays.stream(Implementation.values())
                .flatMap(they -> they.gossips().stream().map(version -> Arguments.of(they, version)));
    }

    @ParameterizedTest
    @MethodSource("newest")
    void itIsAgreedOnAndMessagesGoBothWays(Implementation they, Protocol newest) {
        List<String> versions =
                Protocol.ids().stream().dropWhile(id -> !id.equals(newest.id())).toList();
        try (GossipPeer us = new GossipPeer(1).follow(SIGNED);
                ForeignFollower them = ForeignFollower.start(they, SIGNED, Map.of(), Map.of("versions", versions))) {
            us.dial(them.address());
            us.awaitMesh(SIGNED, them.id());
            them.awaitMesh(us.id());

            them.publish("from them");
            us.awaitText("from them");
            us.publish(SIGNED, "from us");
            them.hears("from us");
            assertThat(them.versionWith(us.id())).isEqualTo(newest.id());
        }
    }
}
