package org.causality.libp2p.gossip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.causality.libp2p.gossip.GossipPeer.SIGNED;

import java.util.Map;
import org.causality.libp2p.gossip.router.Reason;
import org.causality.libp2p.interop.Implementation;
import org.causality.libp2p.interop.WithEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Messages signed with keys of other kinds than ours. js-libp2p sends the key with each; go-libp2p and rust-libp2p only
 * where the author's name does not contain it, as with RSA.
 */
class ForeignAuthorsTest {
    @WithEach
    void anAuthorWithASecp256k1KeyIsBelieved(Implementation they) {
        assertIsBelieved(they, "secp256k1");
    }

    @ParameterizedTest
    @EnumSource(
            value = Implementation.class,
            names = {"JS", "GO"})
    void anAuthorWithAnRsaKeyIsBelieved(Implementation they) {
        assertIsBelieved(they, "RSA");
    }

    private static void assertIsBelieved(Implementation they, String keyType) {
        try (GossipPeer us = new GossipPeer(1).follow(SIGNED);
                ForeignFollower them = ForeignFollower.start(they, SIGNED, Map.of("keyType", keyType), Map.of())) {
            us.dial(them.address());
            us.awaitMesh(SIGNED, them.id());
            them.awaitMesh(us.id());
            them.publish("signed with " + keyType);

            us.awaitText("signed with " + keyType);
            assertThat(us.gossip.snapshot().count(Reason.BAD_SIGNATURE)).isZero();
        }
    }
}
