package org.causality.libp2p.gossip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.causality.libp2p.gossip.GossipPeer.SIGNED;
import static org.causality.libp2p.gossip.GossipPeer.await;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.BiConsumer;
import org.causality.libp2p.gossip.router.Reason;
import org.causality.libp2p.gossip.router.SignaturePolicy;
import org.causality.libp2p.gossip.rpc.Bytes;
import org.causality.libp2p.gossip.rpc.Message;
import org.causality.libp2p.gossip.rpc.RpcLimits;
import org.causality.libp2p.host.TestHosts;
import org.causality.libp2p.identity.PrivateKey;
import org.causality.libp2p.interop.ForeignPeer;
import org.causality.libp2p.interop.Implementation;
import org.causality.libp2p.interop.WithEach;
import org.junit.jupiter.api.Test;

/** How long a frame may be, and which numbers may follow each other, with others. */
class ForeignLimitsTest {
    /** With author, signature and topic just below what a frame may hold. */
    private static final String LONGEST = "x".repeat(RpcLimits.defaults().frameBytesMax() - 300);

    private static final String TOO_LONG = "x".repeat(RpcLimits.defaults().frameBytesMax() + 1);

    private static void meet(Implementation they, BiConsumer<GossipPeer, ForeignFollower> test) {
        try (GossipPeer us = new GossipPeer(1);
                ForeignFollower them = ForeignFollower.start(they, SIGNED)) {
            us.follow(SIGNED);
            us.dial(them.address());
            us.awaitMesh(SIGNED, them.id());
            them.awaitMesh(us.id());
            test.accept(us, them);
        }
    }

    @WithEach
    void theLongestFrameGoesBothWays(Implementation they) {
        meet(they, (us, them) -> {
            them.publish(LONGEST);
            us.awaitText(LONGEST);
            us.publish(SIGNED, LONGEST + "!");
            assertThat(them.hears(LONGEST + "!")).isNotEmpty();
        });
    }

    @WithEach
    void oneThatIsTooLongIsRefusedAndTheConnectionLives(Implementation they) {
        meet(they, (us, them) -> {
            if (they == Implementation.RUST) { // whose own limit is the same
                assertThatThrownBy(() -> them.publish(TOO_LONG)).isInstanceOf(ForeignPeer.Refused.class);
            } else {
                them.publish(TOO_LONG);
                await("refused", () -> us.gossip.snapshot().count(Reason.FRAME_TOO_LARGE) > 0);
            }
            us.publish(SIGNED, "still there");
            assertThat(them.hears("still there")).isNotEmpty();
            assertThat(us.texts()).isEmpty();
        });
    }

    /** As Kubo has its pubsub: who sends a number that is not above the author's last is not heard. */
    @Test
    void anOldSequenceNumberIsIgnoredByGo() {
        PrivateKey key = TestHosts.key(7);
        try (ForeignFollower them =
                        ForeignFollower.start(Implementation.GO, SIGNED, Map.of(), Map.of("increasingSeqno", true));
                RawPeer author = new RawPeer(7, them.address(), them.id())) {
            author.follow(SIGNED);
            Message old = new MessageAuthor(key, 1_000).write(SIGNED, bytes("old"), SignaturePolicy.STRICT_SIGN);
            author.send(new MessageAuthor(key, 2_000).write(SIGNED, bytes("new"), SignaturePolicy.STRICT_SIGN));
            assertThat(ForeignFollower.text(them.hearsNext())).isEqualTo("new");
            author.send(old);
            author.send(new MessageAuthor(key, 3_000).write(SIGNED, bytes("newer"), SignaturePolicy.STRICT_SIGN));
            assertThat(ForeignFollower.text(them.hearsNext())).isEqualTo("newer");
        }
    }

    private static Bytes bytes(String text) {
        return Bytes.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
